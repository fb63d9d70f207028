package org.aubade.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTypeTest {
    @ParameterizedTest
    @EnumSource(
            value = MessageType.class,
            names = {"CHANGE_COLOR", "PLAY_SONG"},
            mode = EnumSource.Mode.EXCLUDE)
    void types_without_data_take_none(MessageType type) {
        assertThat(Message.of(type).data()).isEmpty();
        assertThatThrownBy(() -> new Message(type, "now"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(type + " takes no data; found 'now'");
        assertThat(type.dataFormat().description()).isEqualTo("no data");
    }

    @Test
    void long_data_is_cut_short_in_the_complaint() {
        assertThatThrownBy(() -> new Message(MessageType.FLUSH, "x".repeat(10_000)))
                .hasMessage("FLUSH takes no data; found '" + "x".repeat(40) + "…'");
    }

    @Test
    void change_color_takes_a_colour() {
        assertThat(new Message(MessageType.CHANGE_COLOR, "#FA0").data()).isEqualTo("#FA0");
        assertThat(new Message(MessageType.CHANGE_COLOR, "teal").data()).isEqualTo("teal");
        assertThatThrownBy(() -> new Message(MessageType.CHANGE_COLOR, "tael"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CHANGE_COLOR needs a colour: #rgb, #rrggbb or a basic CSS name such as red; found 'tael'");
        assertThatThrownBy(() -> Message.of(MessageType.CHANGE_COLOR)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void play_song_takes_1_to_500_characters_that_are_not_all_blank() {
        assertThat(new Message(MessageType.PLAY_SONG, "x".repeat(500)).data()).hasSize(500);
        assertThatThrownBy(() -> new Message(MessageType.PLAY_SONG, "x".repeat(501)))
                .hasMessage("PLAY_SONG takes at most 500 characters; found 501");
        assertThatThrownBy(() -> new Message(MessageType.PLAY_SONG, " \t"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PLAY_SONG needs a song: text of 1 to 500 characters as its data");
    }

    @ParameterizedTest
    @CsvSource({
        "SWITCH_ON, true", "SWITCH_OFF, true", "CHANGE_COLOR, true", "PLAY_SONG, true",
        "OPEN, true", "CLOSE, true", "FLUSH, false", "CLEAN, false"
    })
    void only_what_uses_water_must_not_be_sent_twice(MessageType type, boolean idempotent) {
        assertThat(type.idempotent()).isEqualTo(idempotent);
    }

    @Test
    void each_kind_understands_its_types() {
        assertThat(MessageType.understoodBy(DeviceKind.LIGHT))
                .isEqualTo(Set.of(MessageType.SWITCH_ON, MessageType.SWITCH_OFF, MessageType.CHANGE_COLOR));
        assertThat(MessageType.understoodBy(DeviceKind.SPEAKER))
                .isEqualTo(Set.of(MessageType.SWITCH_ON, MessageType.SWITCH_OFF, MessageType.PLAY_SONG));
        assertThat(MessageType.understoodBy(DeviceKind.TOILET))
                .isEqualTo(Set.of(MessageType.OPEN, MessageType.CLOSE, MessageType.FLUSH, MessageType.CLEAN));
    }
}

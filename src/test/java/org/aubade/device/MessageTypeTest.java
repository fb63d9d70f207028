package org.aubade.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTypeTest {
    @ParameterizedTest
    @EnumSource(
            value = MessageType.class,
            names = {"CHANGE_COLOR|PLAY_SONG|SELECT_OPTION|SET_.*"},
            mode = EnumSource.Mode.MATCH_NONE)
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
        "SWITCH_ON, true",
        "SWITCH_OFF, true",
        "CHANGE_COLOR, true",
        "PLAY_SONG, true",
        "OPEN, true",
        "CLOSE, true",
        "FLUSH, false",
        "CLEAN, false",
        "LOCK, true",
        "UNLOCK, false",
        "PRESS, false",
        "SET_BRIGHTNESS, true",
        "ACTIVATE, true"
    })
    void what_uses_water_presses_or_opens_a_door_must_not_be_sent_twice(MessageType type, boolean idempotent) {
        assertThat(type.idempotent()).isEqualTo(idempotent);
    }

    @Test
    void numbers_are_plain_and_within_their_range() {
        assertThat(new Message(MessageType.SET_BRIGHTNESS, "0").data()).isEqualTo("0");
        assertThat(new Message(MessageType.SET_BRIGHTNESS, "100").data()).isEqualTo("100");
        assertThat(new Message(MessageType.SET_TEMPERATURE, "-12.5").data()).isEqualTo("-12.5");
        for (String bad : List.of("", "101", "-1", "1e1", "NaN", "50 %", "100.0000001")) {
            assertThatThrownBy(() -> new Message(MessageType.SET_BRIGHTNESS, bad))
                    .hasMessage("SET_BRIGHTNESS needs a brightness: a number from 0 to 100 %; found '" + bad + "'");
        }
    }

    @Test
    void a_device_may_understand_less_than_the_type_allows() {
        Vocabulary two = new Vocabulary(Map.of(
                MessageType.SET_MODE, new DataFormat.Choice("a mode", List.of("eco", "boost")),
                MessageType.SET_COLOR_TEMPERATURE,
                        new DataFormat.Quantity("a colour temperature", 2_000, 6_535.9, "K")));
        assertThat(two.complaint(new Message(MessageType.SET_MODE, "eco"))).isEmpty();
        assertThat(two.complaint(new Message(MessageType.SET_MODE, "ego")))
                .hasValue("SET_MODE needs a mode: one of eco, boost; found 'ego'");
        assertThat(two.complaint(new Message(MessageType.SET_COLOR_TEMPERATURE, "9000")))
                .hasValue("SET_COLOR_TEMPERATURE needs a colour temperature: a number from 2000 to 6535.9 K;"
                        + " found '9000'");
        assertThat(two.complaint(Message.of(MessageType.FLUSH)))
                .hasValue("does not understand FLUSH; it understands SET_COLOR_TEMPERATURE, SET_MODE");
        assertThat(Vocabulary.of(DeviceKind.SENSOR).complaint(Message.of(MessageType.FLUSH)))
                .hasValue("does not understand FLUSH; it understands nothing");
    }

    @Test
    void each_kind_understands_its_types() {
        assertThat(MessageType.understoodBy(DeviceKind.LIGHT))
                .isEqualTo(Set.of(
                        MessageType.SWITCH_ON,
                        MessageType.SWITCH_OFF,
                        MessageType.CHANGE_COLOR,
                        MessageType.SET_BRIGHTNESS,
                        MessageType.SET_COLOR_TEMPERATURE));
        assertThat(MessageType.understoodBy(DeviceKind.SPEAKER))
                .isEqualTo(Set.of(
                        MessageType.SWITCH_ON,
                        MessageType.SWITCH_OFF,
                        MessageType.PLAY_SONG,
                        MessageType.PAUSE,
                        MessageType.RESUME,
                        MessageType.STOP,
                        MessageType.SET_VOLUME));
        assertThat(MessageType.understoodBy(DeviceKind.TOILET))
                .isEqualTo(Set.of(MessageType.OPEN, MessageType.CLOSE, MessageType.FLUSH, MessageType.CLEAN));
    }
}

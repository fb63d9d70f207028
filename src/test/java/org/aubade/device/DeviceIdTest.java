package org.aubade.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "hue-light", "Living room lamp", "küche/1", "灯", "💡"})
    void any_short_visible_text_is_an_id(String text) {
        assertThat(new DeviceId(text).value()).isEqualTo(text);
        assertThat(new DeviceId(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " a", "a ", "a\u00a0", "a\nb", "a\u0085b", "a\u2028b", "\u0000", "a\ud800b"})
    void blanks_at_the_ends_and_characters_that_break_lines_are_refused(String text) {
        assertThatThrownBy(() -> new DeviceId(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a device id has 1 to 128 characters, none of them a control character")
                .hasMessageContaining("found '");
    }

    @Test
    void an_id_has_at_most_128_characters() {
        assertThat(new DeviceId("x".repeat(128)).value()).hasSize(128);
        assertThatThrownBy(() -> new DeviceId("x".repeat(129))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_generated_id_is_eight_capital_letters() {
        Random random = new Random(7);
        assertThat(Stream.generate(() -> DeviceId.generate(random)).limit(200).distinct())
                .hasSize(200)
                .allMatch(id -> id.value().matches("[A-Z]{8}"));
    }

    @Test
    void ids_sort_by_their_text() {
        assertThat(new TreeSet<>(Stream.of("b", "a", "B").map(DeviceId::new).toList()))
                .map(DeviceId::value)
                .containsExactly("B", "a", "b");
    }
}

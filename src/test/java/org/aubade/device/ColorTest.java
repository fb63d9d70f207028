package org.aubade.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColorTest {
    @ParameterizedTest
    @CsvSource({
        "#000000, #000000",
        "#FFa500, #ffa500",
        "#010203, #010203",
        "#fff, #ffffff",
        "#1aB, #11aabb",
        "red, #ff0000",
        "ORANGE, #ffa500",
        "Gray, #808080"
    })
    void reads_hex_and_names_in_any_case(String text, String shown) {
        assertThat(Color.parse(text)).map(Color::toString).hasValue(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "#", "#ff", "#ffff", "#fffffff", "ff0000", "#gggggg", " red", "redd", "#-12", "#+12345"
            })
    void anything_else_is_no_colour(String text) {
        assertThat(Color.parse(text)).isEmpty();
    }

    @Test
    void reads_back_what_it_writes() {
        Color color = new Color(1, 128, 255);
        assertThat(Color.parse(color.toString())).hasValue(color);
    }

    @ParameterizedTest
    @CsvSource({"-1,0,0", "256,0,0", "0,256,0", "0,0,1000"})
    void a_channel_outside_0_to_255_is_refused(int red, int green, int blue) {
        assertThatThrownBy(() -> new Color(red, green, blue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a colour channel is 0 to 255; found %d, %d, %d", red, green, blue);
    }
}

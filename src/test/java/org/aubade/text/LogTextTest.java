package org.aubade.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextTest {
    @Test
    void what_fits_on_a_line_stays_as_it_is() {
        String song = "Françoise Hardy – 夜明け 👩‍🚀";
        assertThat(LogText.oneLine(song)).isSameAs(song);
    }

    @ParameterizedTest
    @CsvSource({
        "10, a\\u000ab",
        "13, a\\u000db",
        "27, a\\u001bb",
        "0, a\\u0000b",
        "133, a\\u0085b",
        "8232, a\\u2028b",
        "8238, a\\u202eb",
        "65279, a\\ufeffb",
        "55296, a\\ud800b"
    })
    void what_could_break_or_reorder_a_line_is_escaped(int character, String shown) {
        assertThat(LogText.oneLine("a" + (char) character + "b")).isEqualTo(shown);
    }
}

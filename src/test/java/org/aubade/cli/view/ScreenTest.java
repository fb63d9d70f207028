package org.aubade.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drawing over what was drawn. */
class ScreenTest {
    private final StringWriter written = new StringWriter();
    private final Screen screen = new Screen(new PrintWriter(written));

    private String drawn(String... lines) {
        written.getBuffer().setLength(0);
        screen.draw(List.of(lines));
        return written.toString();
    }

    @Test
    void the_first_lines_are_written_below_the_cursor() {
        assertThat(drawn("one", "two")).isEqualTo("\rone\033[K\ntwo\033[K\n\033[J");
    }

    @Test
    void the_next_ones_begin_where_those_before_began_and_clear_what_is_left_of_them() {
        assertThat(drawn("one", "two")).isNotEmpty();

        assertThat(drawn("1")).isEqualTo("\r\033[2A1\033[K\n\033[J");
        assertThat(drawn("one", "two")).startsWith("\r\033[1Aone");
    }

    @Test
    void the_same_lines_are_not_written_again() {
        assertThat(drawn("one")).isNotEmpty();

        assertThat(drawn("one")).isEmpty();
    }
}

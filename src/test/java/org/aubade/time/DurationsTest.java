package org.aubade.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, 500",
        "5s, 5000",
        "1.5s, 1500",
        "0.25m, 15000",
        "10m, 600000",
        "1h, 3600000",
        "2d, 172800000",
        "0s, 0",
        "' 5 S ', 5000",
        "2h30m, 9000000",
        "2h 30m, 9000000",
        "1d 23h, 169200000",
        "1.5h, 5400000",
        "2 d, 172800000",
        "1m500ms, 60500",
        "3s 250ms, 3250",
        "00:03:00, 180000",
        "36:00:01, 129601000",
        "PT1M30S, 90000",
        "pt0.5s, 500",
        "P1DT1H, 90000000",
        "366d, 31622400000"
    })
    void numbers_with_units_or_a_clock_or_iso_8601_is_a_duration(String text, long millis) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "5 sec",
                "-5s",
                "30m2h",
                "1h 1h",
                "h",
                "1.5ms",
                "0:3:0",
                "03:00",
                "00:60:00",
                "1e3s",
                "P",
                "999999999999999d",
                "5ｓ"
            })
    void anything_else_is_not(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage(
                        "'%s' is not a duration; write 500ms, 5s, 10m, 2h30m, 1.5h, 2d, 00:03:00, or ISO-8601 such as PT1M30S",
                        text);
    }

    @ParameterizedTest
    @CsvSource({
        "PT-1S, a duration must be 0s to 366d; found PT-1S",
        "367d, a duration must be 0s to 366d; found PT8808H",
        "PT0.0005S, a duration must be whole milliseconds; found PT0.0005S"
    })
    void a_duration_is_whole_milliseconds_within_a_year(String text, String complaint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage(complaint);
    }

    @ParameterizedTest
    @CsvSource({"0, 0s", "1, 1ms", "1500, 1500ms", "5000, 5s", "90000, 90s", "7200000, 2h", "86400000, 1d"})
    void it_is_written_in_its_largest_whole_unit(long millis, String text) {
        assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Property
    void what_was_written_is_read_back(@ForAll @LongRange(min = 0, max = 31_622_400_000L) long millis) {
        Duration duration = Duration.ofMillis(millis);
        assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
    }

    @Test
    void people_read_the_two_largest_units() {
        assertThat(Durations.describe(Duration.ofHours(47).plusMinutes(55).plusSeconds(3)))
                .isEqualTo("1d 23h");
        assertThat(Durations.describe(Duration.ofMinutes(10))).isEqualTo("10m");
        assertThat(Durations.describe(Duration.ofDays(1).plusMinutes(5))).isEqualTo("1d");
        assertThat(Durations.describe(Duration.ofMillis(3_250))).isEqualTo("3s 250ms");
        assertThat(Durations.describe(Duration.ZERO)).isEqualTo("0s");
    }
}

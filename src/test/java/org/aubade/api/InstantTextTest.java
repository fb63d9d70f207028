package org.aubade.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Instants are written as the JDK writes them. */
class InstantTextTest {
    @Property
    void an_instant_is_written_as_the_jdk_does(
            @ForAll @LongRange(min = -99_999_999_999L, max = 999_999_999_999L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        assertThat(InstantText.of(Instant.ofEpochSecond(second, nanos)))
                .isEqualTo(Instant.ofEpochSecond(second, nanos).toString());
    }

    @Property
    void so_is_one_in_whole_microseconds_after_others_of_its_second(
            @ForAll @LongRange(min = 0, max = 3) long second, @ForAll @IntRange(max = 999_999) int micros) {
        Instant instant = Instant.ofEpochSecond(second, 1_000L * micros);
        assertThat(InstantText.of(instant)).isEqualTo(instant.toString());
    }

    @Test
    void zeros_are_kept_before_and_after() {
        assertThat(InstantText.of(Instant.parse("2026-07-01T05:00:00.000120Z")))
                .isEqualTo("2026-07-01T05:00:00.000120Z");
        assertThat(InstantText.of(Instant.parse("2026-07-01T05:00:00.100001Z")))
                .isEqualTo("2026-07-01T05:00:00.100001Z");
        assertThat(InstantText.of(Instant.parse("2026-07-01T05:00:00.120Z"))).isEqualTo("2026-07-01T05:00:00.120Z");
        assertThat(InstantText.of(Instant.parse("2026-07-01T05:00:00Z"))).isEqualTo("2026-07-01T05:00:00Z");
    }
}

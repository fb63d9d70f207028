package org.aubade.program;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.aubade.time.Durations;
import org.junit.jupiter.api.Test;

class RetryTest {
    @Test
    void a_constant_delay_stays() {
        Retry retry = new Retry(3, ofSeconds(2));
        assertThat(retry.delayBefore(1)).isEqualTo(ofSeconds(2));
        assertThat(retry.delayBefore(3)).isEqualTo(ofSeconds(2));
    }

    @Test
    void a_factor_makes_each_delay_longer() {
        Retry retry = new Retry(3, ofSeconds(1), 1.5);
        assertThat(retry.delayBefore(1)).isEqualTo(ofSeconds(1));
        assertThat(retry.delayBefore(2)).isEqualTo(ofMillis(1500));
        assertThat(retry.delayBefore(3)).isEqualTo(ofMillis(2250));
    }

    @Test
    void no_delay_is_longer_than_any_duration_may_be() {
        assertThat(new Retry(100, ofSeconds(1), 10).delayBefore(100)).isEqualTo(Durations.MAX);
        assertThat(new Retry(100, ZERO, 10).delayBefore(100)).isEqualTo(ZERO);
    }

    @Test
    void an_argument_out_of_its_range_is_named() {
        complains("retry times must be 1 to 100; found 0", 0, 1);
        complains("retry times must be 1 to 100; found 101", 101, 1);
        complains("retry factor must be 1 to 10; found 0.5", 1, 0.5);
        complains("retry factor must be 1 to 10; found NaN", 1, Double.NaN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retry(1, ofSeconds(-1)))
                .withMessage("retry delay must be 0s to 366d; found PT-1S");
    }

    private static void complains(String message, int times, double factor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retry(times, ofSeconds(1), factor))
                .withMessage(message);
    }
}

package org.aubade.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.text.TextFormat.YAML;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.aubade.schedule.calendar.Future;
import org.aubade.schedule.text.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInSchedulesTest {
    @Test
    void on_working_days_the_home_wakes_up_at_seven() throws IOException {
        Schedule morning = Reading.valid(text("morning"), YAML);
        assertThat(morning.name()).isEqualTo("morning");
        assertThat(morning.program()).isEqualTo("wake-up");
        assertThat(Future.in("Europe/Amsterdam").times(morning, "2027-01-01", 2))
                .containsExactly("2027-01-01T07:00", "2027-01-04T07:00");
    }

    @Test
    void every_night_at_half_past_ten_it_goes_to_sleep() throws IOException {
        Schedule night = Reading.valid(text("night"), YAML);
        assertThat(night.name()).isEqualTo("night");
        assertThat(night.program()).isEqualTo("sleep");
        assertThat(Future.in("Europe/Amsterdam").times(night, "2027-01-01", 2))
                .containsExactly("2027-01-01T22:30", "2027-01-02T22:30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"morning", "night"})
    void they_are_written_as_they_ship(String name) throws IOException {
        assertThat(ScheduleWriter.write(Reading.valid(text(name), YAML), YAML)).isEqualTo(text(name));
    }

    private static String text(String name) throws IOException {
        String path = "/schedules/" + name + ".yaml";
        try (InputStream resource =
                Objects.requireNonNull(BuiltInSchedulesTest.class.getResourceAsStream(path), path)) {
            return new String(resource.readAllBytes(), UTF_8);
        }
    }
}

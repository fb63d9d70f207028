package org.aubade.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.schedule.ScheduledHome.now;

import java.time.Duration;
import org.aubade.device.FakeDevice;
import org.aubade.device.MessageType;
import org.aubade.program.ProgramBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Occurrences that are due while devices are still being found, as after a start. */
class ScheduleDiscoveryTest {
    private static final Schedule SEVEN = Schedule.of("seven", "porch", new Trigger.Cron("0 7 * * *"));

    private final ScheduledHome home = new ScheduledHome();

    @BeforeEach
    void use_a_device_that_is_not_there() {
        home.keep(ProgramBuilder.program("porch")
                .send("porch-lamp", MessageType.SWITCH_ON)
                .build());
        home.put(SEVEN);
    }

    @Test
    void an_occurrence_waits_for_its_device_while_devices_are_being_found() {
        home.finding = true;
        home.until("2027-01-05T07:00");
        home.time.advance(Duration.ofMinutes(2));
        assertThat(home.ledger()).isEmpty();

        now(home.devices.register(FakeDevice.light("porch-lamp", home.source)));
        home.time.advance(Duration.ofMinutes(1));
        assertThat(home.ledger()).singleElement().asString().startsWith("2027-01-05T07:00 RAN: it was due; it ran 2m");
    }

    @Test
    void an_occurrence_whose_device_is_not_found_is_skipped_when_all_are_found() {
        home.finding = true;
        home.until("2027-01-05T07:00");
        home.finding = false;
        home.time.advance(Duration.ofMinutes(1));
        assertThat(home.ledger())
                .containsExactly("2027-01-05T07:00 SKIPPED: program 'porch' cannot run here: 0: unknown device"
                        + " 'porch-lamp'; known: lamp");
    }

    @Test
    void an_occurrence_whose_device_is_found_too_late_is_missed_and_says_why() {
        home.finding = true;
        home.until("2027-01-05T07:20");
        assertThat(home.ledger())
                .singleElement()
                .asString()
                .startsWith(
                        "2027-01-05T07:00 MISSED: its run could not be started (devices are still being found, and"
                                + " program 'porch' cannot run here: 0: unknown device 'porch-lamp'; known: lamp), and it was 15m");
    }
}

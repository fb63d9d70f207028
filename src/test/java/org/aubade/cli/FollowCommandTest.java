package org.aubade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code aubade follow} without an id. */
class FollowCommandTest {
    private FakeService service;

    @BeforeEach
    void start() throws IOException {
        service = new FakeService();
        service.events(
                "GET /api/events",
                "run",
                "{\"id\": \"42\", \"program\": \"sleep\", \"state\": \"RUNNING\"}",
                "step",
                "{\"run\": \"42\", \"program\": \"sleep\", \"path\": \"0.1\", \"kind\": \"delay\", \"state\": \"SKIPPED\", \"finished\": \"2027-01-05T07:00:00Z\", \"error\": \"not reached\"}",
                "device",
                "{\"change\": \"STATE\", \"id\": \"lamp\", \"state\": {\"on\": true, \"brightness\": 40}}",
                "program",
                "{\"name\": \"sleep\"}");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void each_event_is_one_line_and_the_end_of_the_stream_is_told() {
        Shell.Result result = Shell.pipe().asking(service).run("follow");

        assertThat(result.out().lines())
                .containsExactly(
                        "07:00:00  run       sleep  running  42",
                        "07:00:00  step      sleep 0.1  delay  skipped  not reached",
                        "07:00:00  device    lamp  state  on=true brightness=40",
                        "07:00:00  program   sleep  changed or is gone");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("aubade: nothing more can be followed: the service ended the stream");
    }

    @Test
    void it_ends_when_nobody_reads_what_it_prints() {
        Shell.Result result = Shell.closedPipe().asking(service).run("follow");

        assertThat(result).isEqualTo(new Shell.Result(0, "", ""));
    }

    @Test
    void as_json_each_event_is_an_object_on_one_line() {
        Shell.Result result = Shell.pipe().asking(service).run("follow", "--json");

        assertThat(result.out().lines())
                .hasSize(4)
                .last()
                .isEqualTo("{\"event\":\"program\",\"data\":{\"name\":\"sleep\"}}");
    }
}

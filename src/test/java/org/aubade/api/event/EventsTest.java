package org.aubade.api.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.json;
import static org.aubade.api.Rest.yaml;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import org.aubade.api.QuickHome;
import org.aubade.api.Rest;
import org.aubade.api.event.EventStream.Event;
import org.aubade.api.schedule.Schedules;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class EventsTest {
    /** The run waits for its turn, so that nothing happens before the test looks. */
    @Test
    void a_run_is_followed_live_from_its_steps_to_its_end() throws IOException {
        String lamp = Rest.device("");
        String head = "name: " + Rest.unique("followed") + "\noverlap: queue\ndo: ";
        Response before = yaml(head + "{delay: 10m}").post("/api/runs");
        Response run = yaml(head + "[{send: " + lamp + ", type: SWITCH_ON}, {delay: 10m}]")
                .post("/api/runs");
        try (EventStream events = EventStream.open(run.header("Location") + "/events")) {
            Event first = events.next();
            assertThat(first.name()).isEqualTo("run");
            assertThat(first.text("state")).isEqualTo("PENDING");
            assertThat(first.data().get("steps")).hasSize(3);

            cancel(before);
            assertThat(events.next().text("state")).isEqualTo("RUNNING");
            assertThat(step(events.next())).isEqualTo("0 RUNNING");
            Event sending = events.next();
            assertThat(step(sending)).isEqualTo("0.0 RUNNING");
            assertThat(sending.text("run")).isEqualTo(run.jsonPath().getString("id"));
            assertThat(sending.text("device")).isEqualTo(lamp);
            assertThat(step(events.next())).isEqualTo("0.0 SUCCEEDED");
            assertThat(step(events.next())).isEqualTo("0.1 RUNNING");

            cancel(run);
            assertThat(List.of(step(events.next()), step(events.next())))
                    .containsExactlyInAnyOrder("0 CANCELLED", "0.1 CANCELLED");
            Event last = events.next();
            assertThat(last.name()).isEqualTo("run");
            assertThat(last.text("state")).isEqualTo("CANCELLED");
            assertThat(last.data().has("steps")).isFalse();
            assertThat(events.untilEnd()).isEmpty();
        }
    }

    @Test
    void a_run_that_is_over_is_one_event_and_the_end() throws IOException {
        Response run = given().post("/api/programs/wake-up/runs?wait=5s");

        try (EventStream events = EventStream.open(run.header("Location") + "/events")) {
            List<Event> all = events.untilEnd();

            assertThat(all).hasSize(1);
            assertThat(all.getFirst().name()).isEqualTo("run");
            assertThat(all.getFirst().data().toString()).isEqualTo(run.asString());
        }
    }

    @Test
    void everything_that_happens_is_told_as_it_happens() throws IOException {
        String lamp = Rest.device("");
        try (EventStream events = EventStream.open("/api/events")) {
            assertThat(events.nextOrComment().orElseThrow().name()).isEqualTo(":");

            assertThat(json("{'type': 'SWITCH_ON'}")
                            .post("/api/devices/" + lamp + "/messages")
                            .statusCode())
                    .isEqualTo(200);
            Event changed = nextOf(events, "device", "id", lamp);
            assertThat(changed.text("change")).isEqualTo("STATE");
            assertThat(changed.data().at("/state/power").asText()).isEqualTo("on");

            String id =
                    yaml("do: {delay: 0s}").post("/api/runs?wait=5s").jsonPath().getString("id");
            assertThat(nextOf(events, "run", "id", id).text("state")).isEqualTo("RUNNING");
            assertThat(step(nextOf(events, "step", "run", id))).isEqualTo("0 RUNNING");
            assertThat(step(nextOf(events, "step", "run", id))).isEqualTo("0 SUCCEEDED");
            assertThat(nextOf(events, "run", "id", id).text("state")).isEqualTo("SUCCEEDED");

            assertThat(given().delete("/api/devices/" + lamp).statusCode()).isEqualTo(204);
            assertThat(nextOf(events, "device", "id", lamp).text("change")).isEqualTo("UNREGISTERED");
        }
    }

    @Test
    void who_changes_a_program_or_a_schedule_is_seen_by_others() throws IOException {
        try (EventStream events = EventStream.open("/api/events")) {
            assertThat(events.nextOrComment()).isPresent();

            String program = Rest.program("{delay: 1s}");
            assertThat(nextOf(events, "program", "name", program).data()).hasSize(1);
            assertThat(given().delete("/api/programs/" + program).statusCode()).isEqualTo(204);
            assertThat(nextOf(events, "program", "name", program).name()).isEqualTo("program");

            String path = Schedules.daily();
            assertThat(nextOf(events, "schedule", "name", Schedules.name(path)).data())
                    .hasSize(1);
            assertThat(given().post(path + "/skip").statusCode()).isEqualTo(200);
            assertThat(nextOf(events, "schedule", "name", Schedules.name(path)).name())
                    .isEqualTo("schedule");
            assertThat(given().delete(path).statusCode()).isEqualTo(204);
            assertThat(nextOf(events, "schedule", "name", Schedules.name(path)).name())
                    .isEqualTo("schedule");
        }
    }

    @Test
    void a_registered_device_is_told_of_twice_when_it_is_known_and_when_it_is_connected() throws IOException {
        try (EventStream events = EventStream.open("/api/events")) {
            assertThat(events.nextOrComment()).isPresent();

            String lamp = Rest.device("");

            assertThat(nextOf(events, "device", "id", lamp).text("change")).isEqualTo("REGISTERED");
            assertThat(nextOf(events, "device", "id", lamp).text("connection")).isEqualTo("CONNECTED");
        }
    }

    @Test
    void a_client_that_comes_and_goes_does_not_disturb_the_run() throws IOException {
        Response run = yaml("do: {delay: 10m}").post("/api/runs");
        EventStream gone = EventStream.open(run.header("Location") + "/events");
        assertThat(gone.next().name()).isEqualTo("run");
        gone.close();

        assertThat(given().get(run.header("Location")).jsonPath().getString("state"))
                .isEqualTo("RUNNING");
        assertThat(given().post(run.header("Location") + "/cancel").statusCode())
                .isEqualTo(202);
    }

    private static Event nextOf(EventStream events, String name, String field, String value) {
        Event next = events.next();
        return next.name().equals(name) && next.text(field).equals(value) ? next : nextOf(events, name, field, value);
    }

    private static void cancel(Response run) {
        assertThat(given().post(run.header("Location") + "/cancel").statusCode())
                .isEqualTo(202);
    }

    private static String step(Event event) {
        assertThat(event.name()).isEqualTo("step");
        return event.text("path") + " " + event.text("state");
    }
}

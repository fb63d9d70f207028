package org.aubade.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class AheadTest {
    private static List<String> ahead(String query, String field) {
        return given().get("/api/occurrences/next?" + query).jsonPath().getList(field, String.class);
    }

    @Test
    void what_is_ahead_of_all_schedules_comes_in_the_order_in_which_it_is_due() {
        String one = Schedules.name(Schedules.daily());
        String other = Schedules.name(Schedules.daily());

        assertThat(ahead("to=2099-01-04&limit=1000", "due")).isSorted();
        assertThat(ahead("to=2099-01-04&limit=1000", "schedule")).containsSequence(one, other);
        assertThat(ahead("to=2099-01-04&limit=1000", "findAll { it.schedule == '" + one + "' }.planned"))
                .containsExactly(Schedules.FIRST, "2099-01-03T06:00:00Z");
        assertThat(ahead("to=2099-01-04&limit=1", "due")).hasSize(1);
    }

    @Test
    void what_is_skipped_and_put_off_is_said() {
        String path = Schedules.daily();
        assertThat(Rest.json("{'for': '20m'}").post(path + "/snooze").statusCode())
                .isEqualTo(200);

        var first = given().get("/api/occurrences/next?to=2099-01-03&limit=1000")
                .jsonPath()
                .getMap("find { it.schedule == '" + Schedules.name(path) + "' }");

        assertThat(first)
                .containsEntry("program", "wake-up")
                .containsEntry("decision", "SNOOZED")
                .containsEntry("due", "2099-01-02T06:20:00Z");
    }

    @Test
    void without_an_end_it_is_the_week_ahead() {
        String name = Schedules.name(Schedules.daily());
        assertThat(ahead("limit=1000", "schedule")).doesNotContain(name);
    }

    @Test
    void a_bad_end_is_answered_with_what_would_work() {
        assertThat(problem(given().get("/api/occurrences/next?to=tomorrow"), 400))
                .startsWith("to must be an instant such as");
    }
}

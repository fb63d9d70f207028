package org.aubade.api.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.api.Rest.given;
import static org.aubade.api.Rest.problem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.aubade.api.QuickHome;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuickHome.class)
class HomeTest {
    @Test
    void it_tells_the_zone_and_the_days_from_today_on() {
        LocalDate before = LocalDate.now(ZoneId.of(QuickHome.ZONE));
        Response answer = given().get("/api/home");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getString("zone")).isEqualTo(QuickHome.ZONE);
        assertThat(Instant.parse(answer.jsonPath().getString("now"))).isBefore(Instant.now());
        assertThat(answer.jsonPath().getList("days")).hasSize(7);
        LocalDate first = LocalDate.parse(answer.jsonPath().getString("days[0].date"));
        assertThat(first).isBetween(before, LocalDate.now(ZoneId.of(QuickHome.ZONE)));
        assertThat(answer.jsonPath().getString("days[6].date"))
                .isEqualTo(first.plusDays(6).toString());
    }

    @Test
    void without_a_place_nothing_is_said_of_the_sun() {
        assertThat(given().get("/api/home?days=1").jsonPath().getMap("days[0]"))
                .containsOnlyKeys("date", "starts", "ends");
    }

    @Test
    void any_day_can_be_asked_for() {
        var day = given().get("/api/home?from=2027-03-28&days=1").jsonPath().getMap("days[0]");

        assertThat(day)
                .containsEntry("date", "2027-03-28")
                .containsEntry("starts", "2027-03-27T18:30:00Z")
                .containsEntry("ends", "2027-03-28T18:30:00Z");
    }

    @Test
    void a_bad_number_of_days_is_answered_with_what_would_work() {
        assertThat(problem(given().get("/api/home?days=0"), 400))
                .isEqualTo("days must be a number from 1 to 366; found '0'");
    }
}

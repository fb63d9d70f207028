package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Devices are shown with what is known of them, and told whatever they understand. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class DevicesViewTest extends PageVisits {
    private static final String DEVICES = """
            [{"id": "stove", "name": "Stove", "driver": "x", "kind": "LIGHT", "connection": "CONNECTED", "room": "Kitchen",
              "availability": "OFFLINE", "state": {"brightness": 40, "mode": "auto"},
              "understands": ["SET_BRIGHTNESS", "SET_MODE", "PLAY_SONG"],
              "messages": {"SET_BRIGHTNESS": {"type": "number", "minimum": 0, "maximum": 100, "unit": "%"},
                           "SET_MODE": {"enum": ["auto", "cool"]}, "PLAY_SONG": {"type": "string", "maxLength": 500}}},
             {"id": "lamp", "name": "Lamp", "driver": "x", "kind": "LIGHT", "connection": "CONNECTED",
              "state": {"power": "off"}, "understands": ["SWITCH_ON", "SWITCH_OFF"]}]""";

    private static Visit answering(Visit visit) {
        visit.page()
                .route(
                        "**/api/devices",
                        route -> route.fulfill(
                                new Route.FulfillOptions().setBody(DEVICES).setContentType("application/json")));
        visit.page()
                .route(
                        "**/api/devices/*/messages",
                        route -> route.fulfill(
                                new Route.FulfillOptions().setBody("{}").setContentType("application/json")));
        return visit.see("#/now");
    }

    private static String sent(Visit visit, Runnable action) {
        Request request = visit.page().waitForRequest("**/messages", action);
        return request.postData();
    }

    @Test
    void they_are_grouped_by_room_and_say_whether_they_can_be_reached() {
        try (Visit visit = answering(visit())) {
            Locator kitchen = visit.page().getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Kitchen"));
            assertThat(Visit.words(kitchen)).contains("Stove", "offline", "brightness 40");
            assertThat(Visit.words(kitchen)).doesNotContain("Lamp");
        }
    }

    @Test
    void each_message_is_sent_in_the_way_that_fits_it() {
        try (Visit visit = answering(visit())) {
            assertThat(sent(visit, () -> visit.page().getByLabel("Set mode").selectOption("cool")))
                    .isEqualTo("{\"type\":\"SET_MODE\",\"data\":\"cool\"}");
            assertThat(sent(
                            visit,
                            () -> visit.page().getByLabel("Set brightness").fill("70")))
                    .isEqualTo("{\"type\":\"SET_BRIGHTNESS\",\"data\":\"70\"}");
            visit.page()
                    .getByLabel("Play song", new Page.GetByLabelOptions().setExact(true))
                    .fill("Morning Mood");
            assertThat(sent(visit, () -> visit.button("Send: Play song").click()))
                    .isEqualTo("{\"type\":\"PLAY_SONG\",\"data\":\"Morning Mood\"}");
        }
    }
}

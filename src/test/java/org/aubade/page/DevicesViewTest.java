package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.awaitility.Awaitility;
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

    @Test
    void what_was_slid_to_gives_way_to_what_the_device_says() {
        House.send("hue-light", "SWITCH_ON");
        try (Visit visit = visit().see("#/now")) {
            Locator light =
                    visit.page().locator("aubade-device").filter(new Locator.FilterOptions().setHasText("Hue Light"));
            Locator output = light.locator("output").first();
            light.getByLabel("Set brightness").fill("70");
            Visit.await(output.getByText("70"));
            Awaitility.await().until(() -> House.state("hue-light").contains("70"));

            House.send("hue-light", "SET_BRIGHTNESS", "30");
            Visit.await(output.getByText("30"));
            assertThat(light.getByLabel("Set brightness").inputValue()).isEqualTo("30");
        }
    }

    @Test
    void what_a_device_refuses_is_not_shown_as_its_state() {
        try (Visit visit = answering(visit()).expects("status of 502")) {
            visit.page()
                    .route(
                            "**/api/devices/*/messages",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setStatus(502)
                                    .setBody("{\"detail\": \"device 'stove' refused\"}")));
            visit.page().getByLabel("Set mode").selectOption("cool");
            Visit.await(visit.text("device 'stove' refused"));
            assertThat(visit.page().getByLabel("Set mode").inputValue()).isEqualTo("auto");
        }
    }

    @Test
    void a_light_of_which_nobody_knows_whether_it_is_on_is_not_drawn_as_off() {
        try (Visit visit = visit()) {
            visit.page()
                    .route(
                            "**/api/devices",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setBody(DEVICES.replace("\"power\": \"off\"", ""))
                                    .setContentType("application/json")));
            visit.see("#/now");
            Visit.await(visit.button("Switch on"));
            assertThat(visit.page().getByRole(AriaRole.SWITCH).count()).isZero();
        }
    }
}

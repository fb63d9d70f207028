package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The page shows the truth again after it could not. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class ConnectionTest extends PageVisits {
    private static final Duration TRUE_WITHIN = Duration.ofSeconds(2);

    private static Locator lamp(Visit visit, boolean on) {
        return visit.page()
                .getByRole(
                        AriaRole.SWITCH,
                        new Page.GetByRoleOptions().setName("Hue Light").setChecked(on));
    }

    private static Locator run(Visit visit, String run) {
        return visit.page().locator("a[href='#/runs/" + run + "']");
    }

    @Test
    void who_was_offline_and_comes_back_sees_what_happened_meanwhile() {
        House.send("hue-light", "SWITCH_OFF");
        String elsewhere = "http://" + Chromium.ELSEWHERE_HOST + ":" + root.getPort() + "/";
        try (Visit visit = Visit.onLaptop(chromium(), elsewhere).see("#/now")) {
            Visit.await(lamp(visit, false));
            visit.context().setOffline(true);
            Visit.await(visit.text("This device is offline."));
            House.send("hue-light", "SWITCH_ON");
            String run = House.ran(House.program("{delay: 1ms}"));
            assertThat(lamp(visit, true).count()).isZero();

            visit.context().setOffline(false);
            Visit.await(run(visit, run));
            Visit.await(lamp(visit, true));
            assertThat(visit.text("This device is offline.").count()).isZero();
        }
    }

    /** As on a laptop without any network, on which the service runs. */
    @Test
    void a_device_that_says_that_it_is_offline_can_still_reach_the_service_on_it() {
        House.send("hue-light", "SWITCH_OFF");
        try (Visit visit = visit()) {
            visit.page().addInitScript("Object.defineProperty(navigator, 'onLine', { get: () => false })");
            visit.see("#/now");
            lamp(visit, false).click();
            Visit.await(lamp(visit, true));
        }
    }

    /** What was connected before is dead and nobody says so: only that time has jumped tells. */
    @Test
    void a_laptop_that_slept_shows_the_truth_within_two_seconds_of_waking() {
        House.send("hue-light", "SWITCH_OFF");
        try (Line line = new Line(root);
                Visit visit = Visit.onLaptop(chromium(), line.root())) {
            visit.page().clock().install();
            visit.see("#/now");
            Visit.await(lamp(visit, false));
            line.silenceStream();
            House.send("hue-light", "SWITCH_ON");
            String run = House.ran(House.program("{delay: 1ms}"));
            assertThat(lamp(visit, true).count()).isZero();

            Instant woken = Instant.now();
            visit.page().clock().fastForward(Duration.ofHours(8).toMillis());
            Visit.await(lamp(visit, true));
            Visit.await(run(visit, run));
            assertThat(Duration.between(woken, Instant.now())).isLessThan(TRUE_WITHIN);
        }
    }

    @Test
    void a_service_that_was_away_is_found_again() {
        House.send("hue-light", "SWITCH_OFF");
        try (Line line = new Line(root);
                Visit visit = Visit.onLaptop(chromium(), line.root())
                        .see("#/now")
                        .expects("Failed to load resource: net::ERR_")) {
            Visit.await(lamp(visit, false));
            line.cut();
            Visit.await(visit.text("The connection is lost."));
            House.send("hue-light", "SWITCH_ON");
            line.mend();

            Visit.await(lamp(visit, true));
            assertThat(visit.text("The connection is lost.").count()).isZero();
        }
    }

    @Test
    void a_connection_of_which_nothing_is_heard_any_more_is_given_up() {
        House.send("hue-light", "SWITCH_OFF");
        try (Line line = new Line(root);
                Visit visit = Visit.onLaptop(chromium(), line.root())) {
            visit.page().clock().install();
            visit.see("#/now");
            Visit.await(lamp(visit, false));
            line.silenceStream();
            House.send("hue-light", "SWITCH_ON");
            visit.page().clock().runFor(Duration.ofSeconds(25).toMillis());

            Visit.await(lamp(visit, true));
        }
    }

    @Test
    void a_page_that_nobody_sees_lets_its_connection_go_and_takes_it_up_again() {
        House.send("hue-light", "SWITCH_OFF");
        try (Visit visit = visit()) {
            visit.page().clock().install();
            visit.see("#/now");
            Visit.await(lamp(visit, false));
            AtomicInteger opened = new AtomicInteger();
            visit.page().onRequest(request -> opened.addAndGet(request.url().endsWith("/api/events") ? 1 : 0));
            AtomicBoolean gone = new AtomicBoolean();
            visit.page()
                    .onRequestFailed(
                            request -> gone.compareAndSet(false, request.url().endsWith("/api/events")));
            var _ = visit.ask(hidden(true));
            visit.page().clock().runFor(Duration.ofSeconds(31).toMillis());
            visit.page().waitForCondition(gone::get);
            assertThat(opened).hasValue(0);
            House.send("hue-light", "SWITCH_ON");
            assertThat(lamp(visit, true).count()).isZero();

            var _ = visit.ask(hidden(false));
            Visit.await(lamp(visit, true));
        }
    }

    private static String hidden(boolean hidden) {
        return "Object.defineProperty(document, 'hidden', { configurable: true, get: () => " + hidden + " });"
                + "Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => '"
                + (hidden ? "hidden" : "visible") + "' });"
                + "document.dispatchEvent(new Event('visibilitychange'))";
    }

    @Test
    void what_somebody_else_does_is_seen_at_once() {
        House.send("hue-light", "SWITCH_OFF");
        try (Visit visit = visit().see("#/now");
                Visit other = visit().see("#/now")) {
            Visit.await(lamp(visit, false));
            lamp(other, false).click();
            Visit.await(lamp(visit, true));
        }
    }

    @Test
    void while_the_store_is_away_devices_can_be_switched_and_it_is_said_what_is_wrong() {
        House.send("hue-light", "SWITCH_OFF");
        Route.FulfillOptions away = new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"detail\": \"the database does not answer\"}");
        try (Visit visit = visit().expects("status of 503")) {
            for (String part : new String[] {"runs?*", "schedules", "occurrences*"}) {
                visit.page().route("**/api/" + part, route -> route.fulfill(away));
            }
            visit.see("#/now");
            Visit.await(visit.text("Not all of the house can be seen: the database does not answer"));
            lamp(visit, false).click();
            Visit.await(lamp(visit, true));

            visit.page().unrouteAll();
            visit.link("Schedule").click();
            Visit.await(visit.heading("The next seven days"));
        }
    }

    @Test
    void a_view_of_which_there_is_another_version_by_now_offers_to_load_the_page_anew() {
        try (Visit visit = visit().see("#/now").expects("net::ERR_FAILED")) {
            visit.page().route("**/static/bundle/**", Route::abort);
            visit.link("History").click();
            Visit.await(visit.heading("This view could not be loaded"));

            visit.page().unrouteAll();
            visit.button("Load the page anew").click();
            Visit.await(visit.heading("History"));
        }
    }
}

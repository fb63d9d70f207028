package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
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

    @Test
    void who_was_offline_and_comes_back_sees_what_happened_meanwhile() {
        House.send("hue-light", "SWITCH_OFF");
        try (Visit visit = visit().see("#/now")) {
            Visit.await(lamp(visit, false));
            visit.context().setOffline(true);
            Visit.await(visit.text("This device is offline."));
            House.send("hue-light", "SWITCH_ON");
            String run = House.ran("sleep");
            assertThat(lamp(visit, true).count()).isZero();

            visit.context().setOffline(false);
            Visit.await(visit.page().locator("a[href='#/runs/" + run + "']"));
            Visit.await(lamp(visit, false));
            assertThat(visit.text("This device is offline.").count()).isZero();
        }
    }

    @Test
    void a_laptop_that_slept_shows_the_truth_within_two_seconds_of_waking() {
        House.send("hue-light", "SWITCH_OFF");
        String program = House.program("[{delay: 4s}, {send: hue-light, type: SWITCH_ON}]");
        try (Visit visit = visit().see("#/now")) {
            Visit.await(lamp(visit, false));
            CDPSession session = visit.context().newCDPSession(visit.page());
            freeze(session, true);
            String run = House.ran(program);

            Instant woken = Instant.now();
            freeze(session, false);
            Visit.await(lamp(visit, true));
            Visit.await(visit.page().locator("a[href='#/runs/" + run + "']"));
            assertThat(Duration.between(woken, Instant.now())).isLessThan(TRUE_WITHIN);
        }
    }

    private static void freeze(CDPSession session, boolean frozen) {
        JsonObject state = new JsonObject();
        state.addProperty("state", frozen ? "frozen" : "active");
        var _ = session.send("Page.setWebLifecycleState", state);
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
}

package org.aubade.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Everything can be done with a thumb; LookTest sees that nothing is wider than the screen. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class PhoneTest extends PageVisits {
    @Test
    void a_device_is_switched_a_program_run_and_its_run_looked_at() {
        House.send("smart-speaker", "SWITCH_OFF");
        try (Visit visit = Visit.on(chromium(), root.toString(), Screen.PHONE, ColorScheme.DARK)) {
            visit.see("#/now");
            Locator speaker =
                    visit.page().getByRole(AriaRole.SWITCH).and(visit.page().getByLabel("Smart Speaker"));
            speaker.tap();
            Visit.await(visit.page().locator("[role=switch][aria-label='Smart Speaker'][aria-checked=true]"));

            visit.link("Programs").tap();
            visit.page().locator("a[href='#/programs/sleep']").first().tap();
            visit.button("Run").tap();
            visit.page().locator("aubade-running-program a").first().tap();
            visit.awaitRunState("succeeded");
        }
    }
}

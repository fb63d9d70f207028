package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** The page below a path prefix that a proxy takes off. */
@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class PathPrefixTest extends PageVisits {
    private static Locator lamp(Visit visit, boolean on) {
        return visit.page()
                .getByRole(
                        AriaRole.SWITCH,
                        new Page.GetByRoleOptions().setName("Hue Light").setChecked(on));
    }

    @Test
    void everything_is_found_below_the_prefix() {
        House.send("hue-light", "SWITCH_OFF");
        try (Line line = new Line(root, "/aubade/");
                Visit visit = Visit.onLaptop(chromium(), line.root()).see("#/now")) {
            assertThat(visit.page().locator("header img").evaluate("image => image.naturalWidth"))
                    .isNotEqualTo(0);
            lamp(visit, false).click();
            Visit.await(lamp(visit, true));
            House.send("hue-light", "SWITCH_OFF");
            Visit.await(lamp(visit, false));

            visit.see("#/programs/sleep");
            visit.button("Run").click();
            visit.page().locator("aubade-running-program a").first().click();
            visit.awaitRunState("succeeded");
            Visit.await(visit.page().locator("aubade-run-timeline canvas"));
        }
    }
}

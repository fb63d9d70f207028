package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Looks at what a visit shows: takes a picture of it, has axe look at it, and sees that it is no wider than a phone. */
record Look(Visit visit, Screen screen, ColorScheme scheme) {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    /** Looks at what is called {@code name}. */
    void at(String name) {
        picture(name.replace(' ', '-'));
        assertThat(complaints()).as(name).isEmpty();
        if (screen == Screen.PHONE) {
            assertThat(visit.ask("document.documentElement.scrollWidth <= innerWidth"))
                    .as(name + " is no wider than the phone")
                    .isEqualTo(true);
        }
    }

    private void picture(String name) {
        visit.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(
                                (name + "-" + screen + "-" + scheme + ".png").toLowerCase(Locale.ROOT))));
    }

    private List<String> complaints() {
        return new AxeBuilder(visit.page())
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(Look::describe)
                        .toList();
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().stream()
                        .map(node -> node.getHtml() + " " + node.getFailureSummary())
                        .toList();
    }
}

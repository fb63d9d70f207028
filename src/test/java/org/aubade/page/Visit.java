package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody who looks at the page; whatever the browser complains about meanwhile fails the test at its end. */
final class Visit implements AutoCloseable {
    /** How long to wait for what has to come, in ms; the machine may be busy with other things. */
    static final double PATIENCE = 20_000;

    private final BrowserContext context;
    private final Page page;
    private final String root;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> expected = new CopyOnWriteArrayList<>();

    private Visit(BrowserContext context, String root) {
        this.context = context;
        this.root = root;
        context.setDefaultTimeout(PATIENCE);
        page = context.newPage();
        page.onConsoleMessage(this::hear);
        page.onPageError(complaints::add);
    }

    /** On a screen of a laptop, by day. */
    static Visit onLaptop(Chromium chromium, String root) {
        return on(chromium, root, Screen.LAPTOP, ColorScheme.LIGHT);
    }

    static Visit on(Chromium chromium, String root, Screen screen, ColorScheme scheme) {
        Browser.NewContextOptions options = new Browser.NewContextOptions()
                .setViewportSize(screen.width(), screen.height())
                .setHasTouch(screen == Screen.PHONE)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB");
        return new Visit(chromium.browser().newContext(options), root);
    }

    private void hear(ConsoleMessage message) {
        if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.type() + ": " + message.text() + " (" + message.location() + ")");
        }
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** Goes to a view, such as {@code #/now}, and waits until it is there. */
    @CanIgnoreReturnValue
    Visit see(String view) {
        page.navigate(root + view);
        await(page.locator("main[aria-busy=false] h1"));
        return this;
    }

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return named(AriaRole.LINK, name);
    }

    Locator heading(String name) {
        return named(AriaRole.HEADING, name);
    }

    Locator named(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The state beside the name of the run that is shown. */
    void awaitRunState(String word) {
        await(page.locator("aubade-run-view aubade-state")
                .first()
                .filter(new Locator.FilterOptions().setHasText(Pattern.compile(word))));
    }

    Locator text(String text) {
        return page.getByText(text).first();
    }

    /** Waits until what is meant is in sight. */
    static void await(Locator locator) {
        locator.first().waitFor();
    }

    /** All that can be read in what is meant, however deep. */
    static String words(Locator locator) {
        return (String) locator.first().evaluate("""
                element => {
                    const words = node => node.nodeType === Node.TEXT_NODE ? node.data
                        : node.nodeName === 'STYLE' ? ''
                        : [...(node.shadowRoot ?? node).childNodes].map(words).join(' ');
                    return words(element).replace(/\\s+/g, ' ').trim();
                }""");
    }

    /** The browser itself will note a request that failed or was refused, in words that contain {@code part}. */
    @CanIgnoreReturnValue
    Visit expects(String part) {
        expected.add(part);
        return this;
    }

    /** The value of {@code expression} in the page. */
    @Nullable Object ask(String expression) {
        return page.evaluate(expression);
    }

    /** The visit is over; nobody complained. */
    @Override
    public void close() {
        context.close();
        assertThat(complaints).noneMatch(complaint -> expected.stream().noneMatch(complaint::contains));
        assertThat(expected).allMatch(part -> complaints.stream().anyMatch(complaint -> complaint.contains(part)));
    }
}

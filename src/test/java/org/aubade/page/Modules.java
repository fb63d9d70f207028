package org.aubade.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The page's own modules as they are written, in a browser that has nothing else: for what is computed and not shown. */
final class Modules implements AutoCloseable {
    private static final String NOWHERE = "http://modules.invalid/";
    private static final Path SOURCES = Path.of("src", "main", "resources", "web", "app");

    private final Chromium chromium = Chromium.start();
    private final Page page = chromium.browser().newPage();

    Modules() {
        page.route(NOWHERE + "**", route -> {
            String file = route.request().url().substring(NOWHERE.length());
            route.fulfill(
                    file.isEmpty()
                            ? new Route.FulfillOptions().setBody("").setContentType("text/html")
                            : new Route.FulfillOptions().setPath(SOURCES.resolve(file)));
        });
        page.navigate(NOWHERE);
    }

    /** What {@code body}, the inside of an asynchronous function to which the module is known as {@code m}, returns, as JSON. */
    @Nullable Object of(String module, String body) {
        return page.evaluate("async () => { const m = await import('/" + module
                + "'); return JSON.stringify(await (async () => {" + body + "})()); }");
    }

    @Override
    public void close() {
        chromium.close();
    }
}

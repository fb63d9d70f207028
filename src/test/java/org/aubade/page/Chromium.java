package org.aubade.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The browser that is on this machine; none is ever downloaded. */
final class Chromium implements AutoCloseable {
    /** A name of this machine that browsers do not take for their own. */
    static final String ELSEWHERE_HOST = "aubade.internal";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome");
    private static final List<Path> ELSEWHERE = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setChromiumSandbox(false)
                        .setArgs(List.of("--host-resolver-rules=MAP " + ELSEWHERE_HOST + " 127.0.0.1")));
    }

    /** Starts it; {@link NeedsChromium} has seen that it is there. */
    static Chromium start() {
        return new Chromium(find().orElseThrow());
    }

    /** Where it is; the environment variable {@code CHROMIUM} comes first, then the path. */
    static Optional<Path> find() {
        Stream<Path> named = Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of);
        Stream<Path> onPath = Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                .flatMap(directory -> NAMES.stream().map(Path.of(directory)::resolve));
        return Stream.of(named, onPath, ELSEWHERE.stream())
                .flatMap(paths -> paths)
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}

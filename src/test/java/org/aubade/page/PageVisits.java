package org.aubade.page;

import static java.util.Objects.requireNonNull;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** A test of the page: one browser for the class, and a visit for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
abstract class PageVisits {
    @TestHTTPResource("/")
    URI root = URI.create("/");

    private @Nullable Chromium chromium;

    @BeforeAll
    void start() {
        chromium = Chromium.start();
    }

    @AfterAll
    void stop() {
        chromium().close();
    }

    Chromium chromium() {
        return requireNonNull(chromium);
    }

    /** Somebody comes, on a laptop. */
    Visit visit() {
        return Visit.onLaptop(chromium(), root.toString());
    }
}

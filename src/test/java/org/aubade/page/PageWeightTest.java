package org.aubade.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@NeedsChromium
@QuarkusTest
@TestProfile(LivedInHome.class)
class PageWeightTest extends PageVisits {
    private static final int MOST_BYTES = 100_000;

    @Test
    void the_first_view_is_light() {
        try (Visit visit = visit()) {
            AtomicLong bytes = countBytes(visit);
            Visit.await(visit.see("#/now").page().locator("aubade-device article"));
            assertThat(bytes.get()).isPositive().isLessThan(MOST_BYTES);
        }
    }

    private static AtomicLong countBytes(Visit visit) {
        AtomicLong bytes = new AtomicLong();
        CDPSession session = visit.context().newCDPSession(visit.page());
        session.on(
                "Network.loadingFinished",
                finished -> bytes.addAndGet(finished.get("encodedDataLength").getAsLong()));
        var _ = session.send("Network.enable", new JsonObject());
        return bytes;
    }
}

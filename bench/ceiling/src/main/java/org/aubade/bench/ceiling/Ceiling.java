package org.aubade.bench.ceiling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Answers as Aubade does after a run of the tutorial's sleep, on the event loop as Aubade does, and sends nothing. */
@Path("/programs/sleep-0/runs")
public class Ceiling {
    @POST
    public Uni<Run> run() {
        Instant now = Instant.now();
        return Uni.createFrom()
                .item(new Run(
                        UUID.randomUUID(),
                        "sleep",
                        "SUCCEEDED",
                        now,
                        now,
                        now,
                        List.of(
                                composite("0", "par", now),
                                send("0.0", "hue-light", "SWITCH_OFF", now),
                                send("0.1", "smart-speaker", "SWITCH_OFF", now),
                                composite("0.2", "seq", now),
                                send("0.2.0", "smart-toilet", "FLUSH", now),
                                send("0.2.1", "smart-toilet", "CLEAN", now))));
    }

    private static Step composite(String path, String kind, Instant now) {
        return new Step(path, kind, null, null, "SUCCEEDED", now, now, 1);
    }

    private static Step send(String path, String device, String type, Instant now) {
        return new Step(path, "send", device, type, "SUCCEEDED", now, now, 1);
    }

    record Run(
            UUID id,
            String program,
            String state,
            Instant requested,
            Instant started,
            Instant finished,
            List<Step> steps) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(
            String path,
            String kind,
            String device,
            String type,
            String state,
            Instant started,
            Instant finished,
            int attempt) {}
}

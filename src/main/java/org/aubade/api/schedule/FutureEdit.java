package org.aubade.api.schedule;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.Media;
import org.aubade.api.http.Parameters;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads how the future of a schedule is to be edited; what cannot be understood ends the request with 400. */
public final class FutureEdit {
    /** How long a pause takes if nobody says. */
    public static final Duration DEFAULT_PAUSE = Duration.ofHours(24);

    private static final String FOR = "for";
    private static final String UNTIL = "until";
    private static final String PLANNED = "planned";

    /** For how long to put the next one off; {@code planned} is null for whichever that is. */
    public record Snooze(Duration length, @Nullable Instant planned) {}

    @RegisterForReflection
    record SnoozeFields(
            @JsonProperty(FOR) @Nullable String length,
            @Nullable String planned) {}

    @RegisterForReflection
    record SkipFields(@Nullable String planned) {}

    @RegisterForReflection
    record PauseFields(
            @JsonProperty(FOR) @Nullable String length,
            @Nullable String until) {}

    private FutureEdit() {}

    /** What to put off, and for how long: {@code {"for": "20m"}}, and {@code planned} beside it where it has to be that one. */
    public static Snooze snooze(Body body, ZoneId zone) {
        SnoozeFields fields = JsonBody.read(body, SnoozeFields.class);
        return new Snooze(
                Parameters.duration(FOR, JsonBody.require(FOR, fields.length)), planned(fields.planned, zone));
    }

    /** What to skip: {@code {"planned": "2027-01-05T06:00:00Z"}}; null for the next one, without a body. */
    public static @Nullable Instant skip(Body body, ZoneId zone) {
        return isLeftOut(body) ? null : planned(JsonBody.read(body, SkipFields.class).planned, zone);
    }

    /** Until when to pause: {@code {"for": "14d"}}, {@code {"until": "2027-01-10"}}, or a day if there is no body. */
    public static Instant pause(Body body, Instant now, ZoneId zone) {
        if (isLeftOut(body)) {
            return after(now, DEFAULT_PAUSE);
        }
        PauseFields fields = JsonBody.read(body, PauseFields.class);
        if (fields.length != null && fields.until != null) {
            throw ProblemException.badRequest("found both 'for' and 'until'; keep one of them");
        }
        if (fields.until != null) {
            return Parameters.moment(UNTIL, fields.until, zone);
        }
        return after(now, fields.length == null ? DEFAULT_PAUSE : Parameters.duration(FOR, fields.length));
    }

    /** Clients say all kinds of types for no body at all; one that is there is JSON. */
    private static boolean isLeftOut(Body body) {
        if (body.text().isBlank()) {
            return true;
        }
        if (body.type() != null && !MediaType.APPLICATION_JSON_TYPE.isCompatible(body.type())) {
            throw new ProblemException(Problem.unsupported(body.type().toString(), Media.JSON));
        }
        return false;
    }

    private static @Nullable Instant planned(@Nullable String planned, ZoneId zone) {
        return planned == null ? null : Parameters.moment(PLANNED, planned, zone);
    }

    private static Instant after(Instant now, Duration length) {
        return now.plus(length).truncatedTo(ChronoUnit.MILLIS);
    }
}

package org.aubade.api.schedule;

import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonFields;
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

    private FutureEdit() {}

    /** What to put off, and for how long: {@code {"for": "20m"}}, and {@code planned} beside it where it has to be that one. */
    public static Snooze snooze(Body body, ZoneId zone) {
        JsonFields fields = JsonFields.of(body, List.of(FOR, PLANNED));
        return new Snooze(Parameters.duration(FOR, fields.require(FOR)), planned(fields, zone));
    }

    /** What to skip: {@code {"planned": "2027-01-05T06:00:00Z"}}; null for the next one, without a body. */
    public static @Nullable Instant skip(Body body, ZoneId zone) {
        return isLeftOut(body) ? null : planned(JsonFields.of(body, List.of(PLANNED)), zone);
    }

    /** Until when to pause: {@code {"for": "14d"}}, {@code {"until": "2027-01-10"}}, or a day if there is no body. */
    public static Instant pause(Body body, Instant now, ZoneId zone) {
        if (isLeftOut(body)) {
            return after(now, DEFAULT_PAUSE);
        }
        JsonFields fields = JsonFields.of(body, List.of(FOR, UNTIL));
        String length = fields.text(FOR);
        String until = fields.text(UNTIL);
        if (length != null && until != null) {
            throw ProblemException.badRequest("found both 'for' and 'until'; keep one of them");
        }
        if (until != null) {
            return Parameters.moment(UNTIL, until, zone);
        }
        return after(now, length == null ? DEFAULT_PAUSE : Parameters.duration(FOR, length));
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

    private static @Nullable Instant planned(JsonFields fields, ZoneId zone) {
        String planned = fields.text(PLANNED);
        return planned == null ? null : Parameters.moment(PLANNED, planned, zone);
    }

    private static Instant after(Instant now, Duration length) {
        return now.plus(length).truncatedTo(ChronoUnit.MILLIS);
    }
}

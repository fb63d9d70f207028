package org.aubade.api;

import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Reads how the future of a schedule is to be edited; what cannot be understood ends the request with 400. */
final class FutureEdit {
    /** How long a pause takes if nobody says. */
    static final Duration DEFAULT_PAUSE = Duration.ofHours(24);

    private static final String FOR = "for";
    private static final String UNTIL = "until";

    private FutureEdit() {}

    /** For how long to put something off: {@code {"for": "20m"}}. */
    static Duration snooze(Body body) {
        return Parameters.duration(FOR, JsonFields.of(body, List.of(FOR)).require(FOR));
    }

    /**
     * Until when to pause: {@code {"for": "14d"}}, {@code {"until": "2027-01-10"}}, or a day if there is no body; clients
     * say all kinds of types for no body at all.
     */
    static Instant pause(Body body, Instant now, ZoneId zone) {
        if (body.text().isBlank()) {
            return after(now, DEFAULT_PAUSE);
        }
        if (body.type() != null && !MediaType.APPLICATION_JSON_TYPE.isCompatible(body.type())) {
            throw new ProblemException(Problem.unsupported(body.type().toString(), Media.JSON));
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

    private static Instant after(Instant now, Duration length) {
        return now.plus(length).truncatedTo(ChronoUnit.MILLIS);
    }
}

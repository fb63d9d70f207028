package org.aubade.api.schedule;

import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.aubade.api.http.Parameters;
import org.aubade.api.http.ProblemException;
import org.aubade.schedule.Decision;
import org.aubade.schedule.LedgerQuery;
import org.aubade.text.KnownIds;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which rows of the ledger a client means; a bad parameter ends the request with 400. */
class OccurrenceFilter {
    static final int DEFAULT_LIMIT = 50;

    @Parameter(description = "Only those of this schedule.", example = "morning")
    @QueryParam("schedule")
    @Nullable String schedule;

    @Parameter(description = "Only those of this program.", example = "wake-up")
    @QueryParam("program")
    @Nullable String program;

    @Parameter(description = "Only those that came to this decision.", example = "MISSED")
    @QueryParam("decision")
    @Nullable String decision;

    @Parameter(
            description = "Only those planned at or after this instant, or the start of this date.",
            example = "2027-01-04")
    @QueryParam("from")
    @Nullable String from;

    @Parameter(
            description = "Only those planned before this instant, or the start of this date.",
            example = "2027-01-05T12:00:00Z")
    @QueryParam("to")
    @Nullable String to;

    @Parameter(
            description =
                    "Only those that come after this one in the list: when it was planned, a comma and its schedule,"
                            + " such as those of the last one of the list before.",
            example = "2027-01-05T06:00:00Z,morning")
    @QueryParam("before")
    @Nullable String before;

    @Parameter(
            description =
                    "How many of each schedule at most, its newest, 1 to 1000, so that one that is due every minute"
                            + " does not hide the others.",
            example = "10")
    @QueryParam("each")
    @Nullable String each;

    @Parameter(description = "How many at most, 1 to 1000; 50 if it is left out.", example = "50")
    @QueryParam("limit")
    @Nullable String limit;

    /** What it asks for; {@code zone} is where dates begin. */
    LedgerQuery query(ZoneId zone) {
        Instant since = from == null ? null : Parameters.moment("from", from, zone);
        Instant until = to == null ? null : Parameters.moment("to", to, zone);
        if (since != null && until != null && since.isAfter(until)) {
            throw ProblemException.badRequest("from must not be after to; found '" + from + "' and '" + to + "'");
        }
        return new LedgerQuery(
                schedule,
                program,
                decision == null ? null : decision(decision),
                since,
                until,
                before == null ? null : row(before),
                Parameters.number("each", each, LedgerQuery.MAX_LIMIT, LedgerQuery.MAX_LIMIT),
                Parameters.number("limit", limit, DEFAULT_LIMIT, LedgerQuery.MAX_LIMIT));
    }

    private static Decision decision(String text) {
        return Stream.of(Decision.values())
                .filter(decision -> decision.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(
                        "unknown decision '" + text + "'; " + KnownIds.describe(List.of(Decision.values()))));
    }

    private static LedgerQuery.Row row(String text) {
        int comma = text.indexOf(',');
        try {
            if (comma > 0) {
                return new LedgerQuery.Row(Instant.parse(text.substring(0, comma)), text.substring(comma + 1));
            }
        } catch (DateTimeParseException _) {
            // the same answer as for one without a comma
        }
        throw ProblemException.badRequest("before must be when a row was planned and its schedule, such as"
                + " 2027-01-05T06:00:00Z,morning; found '" + text + "'");
    }
}

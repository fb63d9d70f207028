package org.aubade.schedule.text;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.aubade.schedule.Missed;
import org.aubade.schedule.Schedule;
import org.aubade.schedule.Trigger;
import org.aubade.schedule.calendar.DateText;
import org.aubade.schedule.calendar.Dst;
import org.aubade.text.DocumentException;
import org.aubade.text.DocumentNode;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Nothing;
import org.aubade.text.DocumentNode.Sequence;
import org.aubade.text.DocumentParser;
import org.aubade.text.DocumentType;
import org.aubade.text.ErrorMessages;
import org.aubade.text.Fields;
import org.aubade.text.NamePolicy;
import org.aubade.text.NameRules;
import org.aubade.text.ScalarParser;
import org.aubade.text.TextFormat;
import org.aubade.text.Violations;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/** Reads the YAML and JSON form of schedules; the answer is the schedule, or all that is wrong with the text. */
public final class ScheduleReader {
    /** The keys of a schedule. */
    static final List<String> KEYS = List.of("name", "description", "program", "when", "zone", "days", "missed", "dst");

    /** The keys of {@code missed}. */
    static final List<String> MISSED_KEYS = List.of("within");

    /** The keys of {@code dst}. */
    static final List<String> DST_KEYS = List.of("gap", "overlap");

    private static final int MAX_DEPTH = 8;
    private static final int MAX_SIZE = 200;
    private static final DocumentType DOCUMENT = new DocumentType(
            "schedule",
            "",
            new DocumentType.Limit(
                    MAX_DEPTH,
                    name -> "schedule '" + name + "' nests deeper than " + MAX_DEPTH
                            + " levels; it needs no more than 2"),
            new DocumentType.Limit(
                    MAX_SIZE,
                    name -> "schedule '" + name + "' has more than " + MAX_SIZE + " values; it needs no more than 30"));
    private static final String EXPECTED = "an object with name, program and when";
    private static final String DAYS = "a list of weekdays such as [MON, FRI]";

    private final NamePolicy namePolicy;
    private final Violations violations = new Violations();

    private ScheduleReader(NamePolicy namePolicy) {
        this.namePolicy = namePolicy;
    }

    /** The schedule in {@code text}, which has to name it. */
    public static ParsedSchedule read(String text, TextFormat format) {
        return new ScheduleReader(NamePolicy.required()).parse(text, format);
    }

    /** The schedule in {@code text}, called {@code name}; the text may leave its name out, but not say another. */
    public static ParsedSchedule readNamed(String text, TextFormat format, String name) {
        return new ScheduleReader(NamePolicy.fixed(name)).parse(text, format);
    }

    /** The schedule in {@code text}, called {@code defaultName} if the text leaves its name out. */
    public static ParsedSchedule readWithDefault(String text, TextFormat format, String defaultName) {
        return new ScheduleReader(NamePolicy.defaultingTo(defaultName)).parse(text, format);
    }

    private ParsedSchedule parse(String text, TextFormat format) {
        try {
            DocumentNode document = DocumentParser.parse(text, format, DOCUMENT, namePolicy.provisional());
            Schedule schedule = document instanceof Mapping mapping ? schedule(mapping) : refuse(document);
            return schedule == null || !violations.isEmpty()
                    ? new ParsedSchedule.Invalid(violations.inTextOrder())
                    : new ParsedSchedule.Valid(schedule);
        } catch (DocumentException e) {
            return new ParsedSchedule.Invalid(List.of(e.violation()));
        }
    }

    private @Nullable Schedule refuse(DocumentNode document) {
        String problem = document instanceof Nothing
                ? "found no schedule; expected " + EXPECTED
                : Fields.mismatch(document, EXPECTED);
        violations.add("", problem, document.line());
        return null;
    }

    private @Nullable Schedule schedule(Mapping mapping) {
        Fields fields = Fields.ofDocument(mapping, violations);
        fields.allowOnly(KEYS, ScheduleReader::unknownKey);
        String name = namePolicy.read(fields, DOCUMENT.noun());
        String description = fields.read("description", "text", ScheduleReader::description);
        String program = fields.require("program", "the name of a program", ScheduleReader::program);
        Trigger when = TriggerReader.read(fields);
        ZoneId zone = fields.read("zone", "a time zone such as Europe/Amsterdam", DateText::zone);
        Set<DayOfWeek> days = days(fields);
        Missed missed = missed(fields);
        Dst dst = dst(fields);
        return name == null || program == null || when == null || !violations.isEmpty()
                ? null
                : new Schedule(name, description == null ? "" : description, program, when, zone, days, missed, dst);
    }

    private static String description(String text) {
        return NameRules.requireDescription("schedule", text);
    }

    private static String program(String text) {
        return NameRules.require("program", text);
    }

    private static Set<DayOfWeek> days(Fields fields) {
        if (fields.node("days") instanceof Sequence list && list.items().isEmpty()) {
            fields.report("days", "days needs at least one weekday; leave it out for every day");
        }
        List<DayOfWeek> days = fields.readList("days", DAYS, DateText::weekday);
        return days == null ? Set.of() : Set.copyOf(days);
    }

    private static Missed missed(Fields fields) {
        Fields inner = object(fields, "missed", "an object such as {within: 15m}", MISSED_KEYS);
        Missed missed =
                inner == null ? null : inner.require("within", "a duration such as 15m", ScheduleReader::missed);
        return missed == null ? Missed.DEFAULT : missed;
    }

    private static Missed missed(String within) {
        return new Missed(Durations.parse(within));
    }

    private static Dst dst(Fields fields) {
        Fields inner = object(fields, "dst", "an object such as {gap: next, overlap: first}", DST_KEYS);
        if (inner == null) {
            return Dst.DEFAULT;
        }
        Dst.Gap gap = inner.read("gap", "next or skip", ScheduleReader::gap);
        Dst.Overlap overlap = inner.read("overlap", "one of first, second, both", ScheduleReader::overlap);
        return new Dst(gap == null ? Dst.DEFAULT.gap() : gap, overlap == null ? Dst.DEFAULT.overlap() : overlap);
    }

    private static Dst.Gap gap(String word) {
        return ScalarParser.choice("gap", word, List.of(Dst.Gap.values()), Dst.Gap::word);
    }

    private static Dst.Overlap overlap(String word) {
        return ScalarParser.choice("overlap", word, List.of(Dst.Overlap.values()), Dst.Overlap::word);
    }

    private static @Nullable Fields object(Fields fields, String key, String expected, List<String> known) {
        Fields inner = fields.object(key, expected);
        if (inner != null) {
            inner.allowOnly(known, unknown -> ErrorMessages.unknown("key of " + key, unknown, known));
        }
        return inner;
    }

    private static String unknownKey(String key) {
        return TriggerForm.allKeys().contains(key)
                ? "'" + key + "' says when; put it under 'when'"
                : DOCUMENT.unknownKey(key, KEYS);
    }
}

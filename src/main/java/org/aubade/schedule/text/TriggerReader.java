package org.aubade.schedule.text;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.aubade.schedule.Trigger;
import org.aubade.schedule.calendar.DateText;
import org.aubade.schedule.calendar.Offsets;
import org.aubade.schedule.calendar.SunEvent;
import org.aubade.text.ErrorMessages;
import org.aubade.text.Fields;
import org.aubade.text.ScalarParser;
import org.aubade.text.SpellingSuggestions;
import org.jspecify.annotations.Nullable;

/** Reads what is written under {@code when}. A method that answers null has reported what is wrong. */
final class TriggerReader {
    private static final String WHEN = "when";
    private static final String EXAMPLES = "one of {cron: \"0 7 * * MON-FRI\"}, {every: \"FREQ=WEEKLY;BYDAY=SA\", at:"
            + " \"08:30\"} and {sun: sunset, offset: -20m}";

    private TriggerReader() {}

    /** The trigger of the schedule that has the fields {@code schedule}. */
    static @Nullable Trigger read(Fields schedule) {
        if (schedule.node(WHEN) == null) {
            schedule.report(WHEN, "when is missing; expected " + EXAMPLES);
            return null;
        }
        Fields fields = schedule.object(WHEN, EXAMPLES);
        return fields == null ? null : read(schedule, fields);
    }

    private static @Nullable Trigger read(Fields schedule, Fields fields) {
        List<TriggerForm> forms = TriggerForm.ALL.stream()
                .filter(form -> fields.node(form.kind()) != null)
                .toList();
        if (forms.size() == 1) {
            TriggerForm form = forms.getFirst();
            fields.allowOnly(form.keys(), key -> misplaced(key, form));
            return form.reading().read(fields);
        }
        fields.allowOnly(TriggerForm.allKeys(), key -> unknown(key, TriggerForm.allKeys()));
        if (forms.size() > 1) {
            List<String> kinds = forms.stream().map(TriggerForm::kind).toList();
            schedule.report(
                    WHEN,
                    "found " + String.join(" and ", kinds)
                            + " in one schedule; keep one and make the other a schedule of its own");
        } else if (fields.keys().stream().noneMatch(TriggerReader::isSlipOfKind)) {
            schedule.report(
                    WHEN, "when has none of " + String.join(", ", TriggerForm.KINDS) + "; expected " + EXAMPLES);
        }
        return null;
    }

    private static String misplaced(String key, TriggerForm form) {
        return TriggerForm.allKeys().contains(key)
                ? "'" + key + "' does not go with " + form.kind() + "; known: " + String.join(", ", form.keys())
                : unknown(key, form.keys());
    }

    private static String unknown(String key, List<String> known) {
        return ErrorMessages.unknown("key of when", key, known);
    }

    private static boolean isSlipOfKind(String key) {
        return SpellingSuggestions.closest(key, TriggerForm.KINDS).isPresent();
    }

    static @Nullable Trigger cron(Fields fields) {
        return fields.read("cron", "a cron expression such as \"0 7 * * MON-FRI\"", Trigger.Cron::new);
    }

    static @Nullable Trigger recurrence(Fields fields) {
        LocalTime at = fields.require("at", "a time such as \"08:30\"", DateText::time);
        LocalDate from = fields.read("from", "a date such as 2027-01-02", TriggerReader::from);
        boolean fromIsBad = from == null && fields.node("from") != null;
        Trigger.Recurrence rule = fields.read(
                "every",
                "a recurrence rule such as \"FREQ=WEEKLY;BYDAY=SA\"",
                text -> new Trigger.Recurrence(
                        text, at == null ? LocalTime.MIDNIGHT : at, fromIsBad ? Trigger.Recurrence.EPOCH : from));
        return at == null || fromIsBad ? null : rule;
    }

    private static LocalDate from(String text) {
        LocalDate from = DateText.date(text);
        return new Trigger.Recurrence("FREQ=DAILY", LocalTime.MIDNIGHT, from).start();
    }

    static @Nullable Trigger sun(Fields fields) {
        SunEvent event = fields.read("sun", "one of " + String.join(", ", SunEvent.WORDS), TriggerReader::event);
        Duration offset = fields.read("offset", "a duration such as -20m", TriggerReader::offset);
        return event == null ? null : new Trigger.Sun(event, offset == null ? Duration.ZERO : offset);
    }

    private static SunEvent event(String word) {
        return ScalarParser.choice("event of the sun", word, List.of(SunEvent.values()), SunEvent::word);
    }

    private static Duration offset(String text) {
        return new Trigger.Sun(SunEvent.SUNRISE, Offsets.parse(text)).offset();
    }
}

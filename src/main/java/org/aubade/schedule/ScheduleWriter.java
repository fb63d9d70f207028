package org.aubade.schedule;

import java.time.Duration;
import java.time.LocalDate;
import org.aubade.schedule.calendar.DateText;
import org.aubade.schedule.calendar.Dst;
import org.aubade.schedule.calendar.Offsets;
import org.aubade.schedule.calendar.SunEvent;
import org.aubade.text.CompactJson;
import org.aubade.text.ContentHash;
import org.aubade.text.DocumentNode;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Scalar;
import org.aubade.text.DocumentNode.Sequence;
import org.aubade.text.TextFormat;
import org.aubade.time.Durations;

/** Writes schedules in their canonical form, which {@code ScheduleReader} reads back as an equal schedule. */
public final class ScheduleWriter {
    private ScheduleWriter() {}

    /** The text of {@code schedule}, ending in a line break; what has its default value is left out. */
    public static String write(Schedule schedule, TextFormat format) {
        return format.write(tree(schedule));
    }

    /** The tag of {@code schedule}: equal schedules have equal tags. */
    static String etag(Schedule schedule) {
        return ContentHash.of(write(schedule, TextFormat.JSON));
    }

    /** What a schedule says under {@code when}, as JSON without white space. */
    public static String compactJson(Trigger trigger) {
        return CompactJson.of(trigger(trigger));
    }

    private static Mapping tree(Schedule schedule) {
        Mapping tree = new Mapping(0);
        tree.text("name", schedule.name());
        if (!schedule.description().isEmpty()) {
            tree.text("description", schedule.description());
        }
        tree.text("program", schedule.program());
        tree.put("when", trigger(schedule.when()));
        if (schedule.zone() != null) {
            tree.text("zone", schedule.zone().getId());
        }
        if (!schedule.days().isEmpty()) {
            tree.put("days", days(schedule));
        }
        if (!schedule.missed().equals(Missed.DEFAULT)) {
            Mapping missed = new Mapping(0);
            missed.text("within", Durations.format(schedule.missed().within()));
            tree.put("missed", missed);
        }
        if (!schedule.dst().equals(Dst.DEFAULT)) {
            tree.put("dst", dst(schedule.dst()));
        }
        return tree;
    }

    private static Mapping trigger(Trigger trigger) {
        Mapping tree = new Mapping(0);
        switch (trigger) {
            case Trigger.Cron(String expression) -> tree.text("cron", expression);
            case Trigger.Recurrence recurrence -> recurrence(tree, recurrence);
            case Trigger.Sun(SunEvent event, Duration offset) -> {
                tree.text("sun", event.word());
                if (!offset.isZero()) {
                    tree.text("offset", Offsets.format(offset));
                }
            }
        }
        return tree;
    }

    private static void recurrence(Mapping tree, Trigger.Recurrence recurrence) {
        tree.text("every", recurrence.rule());
        tree.text("at", recurrence.at().toString());
        LocalDate from = recurrence.from();
        if (from != null) {
            tree.text("from", from.toString());
        }
    }

    private static Sequence days(Schedule schedule) {
        return new Sequence(
                0,
                schedule.days().stream()
                        .<DocumentNode>map(day -> new Scalar(0, DateText.word(day), false))
                        .toList());
    }

    private static Mapping dst(Dst dst) {
        Mapping tree = new Mapping(0);
        if (dst.gap() != Dst.DEFAULT.gap()) {
            tree.text("gap", dst.gap().word());
        }
        if (dst.overlap() != Dst.DEFAULT.overlap()) {
            tree.text("overlap", dst.overlap().word());
        }
        return tree;
    }
}

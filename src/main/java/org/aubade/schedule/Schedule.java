package org.aubade.schedule;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aubade.schedule.calendar.Dst;
import org.aubade.text.NameRules;
import org.jspecify.annotations.Nullable;

/**
 * When a program is to run; immutable, equal by value.
 *
 * @param name 1 to 100 letters, digits, {@code . _ -}, the first a letter or digit
 * @param description for people; may be empty, at most 2,000 characters
 * @param program the name of the program, which need not exist yet
 * @param when when it is due
 * @param zone in which its times are meant; null for the zone of the home
 * @param days the weekdays of the local dates on which it may be due; empty for all
 * @param missed what becomes of an occurrence that was not run in time
 * @param dst what becomes of local times when the clocks change
 */
public record Schedule(
        String name,
        String description,
        String program,
        Trigger when,
        @Nullable ZoneId zone,
        Set<DayOfWeek> days,
        Missed missed,
        Dst dst) {
    /** @throws IllegalArgumentException if a name is not valid or the description too long */
    public Schedule {
        name = NameRules.require("schedule", name);
        description = NameRules.requireDescription("schedule", description);
        program = NameRules.require("program", program);
        days = days.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** A schedule with defaults for everything but the trigger. */
    public static Schedule of(String name, String program, Trigger when) {
        return new Schedule(name, "", program, when, null, Set.of(), Missed.DEFAULT, Dst.DEFAULT);
    }

    /** Whether this schedule is due at the same times as {@code other}. */
    boolean isDueAs(Schedule other) {
        return when.equals(other.when)
                && Objects.equals(zone, other.zone)
                && days.equals(other.days)
                && dst.equals(other.dst);
    }

    /** This schedule with its times meant in {@code newZone}. */
    public Schedule in(ZoneId newZone) {
        return new Schedule(name, description, program, when, newZone, days, missed, dst);
    }

    /** This schedule on {@code newDays} only; on all days if there are none. */
    public Schedule on(DayOfWeek... newDays) {
        return new Schedule(name, description, program, when, zone, Set.copyOf(List.of(newDays)), missed, dst);
    }

    /** This schedule with {@code newDst} when the clocks change. */
    public Schedule with(Dst newDst) {
        return new Schedule(name, description, program, when, zone, days, missed, newDst);
    }
}

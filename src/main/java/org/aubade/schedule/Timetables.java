package org.aubade.schedule;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The local times of triggers, so that each expression and rule is read once and not for every occurrence. */
final class Timetables {
    private static final int KEPT = 10_000;

    private final Map<Key, LocalTimes> known = new ConcurrentHashMap<>();

    private record Key(Trigger trigger, Set<DayOfWeek> days, ZoneId zone) {}

    /** Those of a schedule that does not follow the sun. */
    LocalTimes of(Schedule schedule, ZoneId zone) {
        if (known.size() >= KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(new Key(schedule.when(), schedule.days(), zone), Timetables::make);
    }

    private static LocalTimes make(Key key) {
        return switch (key.trigger()) {
            case Trigger.Cron(String expression) -> new CronTimes(CronText.parse(expression), key.days());
            case Trigger.Recurrence recurrence -> new RecurrenceTimes(recurrence, key.days(), key.zone());
            case Trigger.Sun _ -> throw new IllegalArgumentException("the sun has no local times");
        };
    }
}

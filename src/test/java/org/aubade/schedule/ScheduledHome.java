package org.aubade.schedule;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.aubade.device.Answer;
import org.aubade.device.DeviceSettings;
import org.aubade.device.FakeDevice;
import org.aubade.device.IotService;
import org.aubade.device.MessageType;
import org.aubade.program.Program;
import org.aubade.program.ProgramBuilder;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.run.journal.RunStore;
import org.aubade.schedule.calendar.HomePlace;
import org.aubade.schedule.calendar.Place;
import org.aubade.schedule.dispatch.OccurrenceDispatcher;
import org.aubade.time.Durations;
import org.aubade.time.TimeSource;
import org.aubade.time.VirtualTime;

/**
 * A home in Amsterdam in virtual time, from Monday, 4 January 2027, 08:00 local time on, with a program {@code light} that
 * takes 500 ms; its process can go and come back.
 */
public final class ScheduledHome {
    public static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

    public final VirtualTime time = new VirtualTime();
    public final ProgramCatalog programs = new InMemoryProgramCatalog();

    /** How far the clock of the home is ahead of virtual time. */
    public Duration ahead = Duration.ZERO;

    public final TimeSource source = new TimeSource(
            ((InstantSource) () -> time.now().plus(ahead)).withZone(ZoneOffset.UTC),
            time,
            () -> time.elapsed().toNanos());
    public final FakeDevice lamp = FakeDevice.light("lamp", source).answering(Answer.after(Duration.ofMillis(500)));
    public final ScheduleStore store = new InMemoryScheduleStore(100_000);
    public HomePlace place = new HomePlace(AMSTERDAM, new Place(52.37, 4.90));
    public final RunStore runStore = new InMemoryRunStore(100_000, 1_000_000);
    public boolean complete = true;

    /** Whether devices are still being found. */
    public boolean finding;

    public RunSettings settings = RunSettings.DEFAULT;
    public IotService devices;
    public RunService runs;
    public ScheduleService schedules;

    public ScheduledHome() {
        keep(ProgramBuilder.program("light").send("lamp", MessageType.SWITCH_ON).build());
        start();
    }

    public void keep(Program program) {
        programs.put(program, ProgramSource.REST, ProgramCatalog.Condition.ALWAYS)
                .await()
                .indefinitely();
    }

    /** A new process, with what is given to it. */
    public void start(DeclaredSchedule... given) {
        devices = new IotService(List.of(lamp), DeviceSettings.DEFAULT, source);
        devices.open().subscribe().with(_ -> {});
        runs = new RunEngine(devices, programs, runStore, settings, source);
        ObservedScheduleStore observed = new ObservedScheduleStore(store);
        NextOccurrences occurrences = new NextOccurrences(place);
        schedules = new ScheduleService(
                observed,
                new TimerAlarms(source),
                occurrences,
                new OccurrenceDispatcher(observed, programs, runs, occurrences, () -> finding, source),
                source);
        now(schedules.open(List.of(given), complete));
    }

    /** The process goes, and comes back after a while. */
    public void restartAfter(Duration downtime, DeclaredSchedule... given) {
        schedules.close();
        time.kill();
        time.advance(downtime);
        start(given);
    }

    @CanIgnoreReturnValue
    public static <T> T now(Uni<T> uni) {
        return uni.await().indefinitely();
    }

    @CanIgnoreReturnValue
    public ScheduleChange put(Schedule schedule) {
        return now(schedules.put(schedule, ProgramSource.REST, _ -> true));
    }

    /** To the local date and time in Amsterdam. */
    public void until(String local) {
        Instant then = LocalDateTime.parse(local).atZone(AMSTERDAM).toInstant();
        time.advance(Duration.between(time.now(), then));
    }

    /** The ledger, oldest first, as {@code 2027-01-05T07:00 RAN: it was due}. */
    public List<String> ledger() {
        return now(schedules.ledger(new LedgerQuery(null, null, null, 1_000))).reversed().stream()
                .map(row -> row.nominal() + " " + row.decision() + ": " + row.reason())
                .toList();
    }

    /** When the lamp was told something, in Amsterdam. */
    public List<String> lampTimes() {
        return lamp.told().stream()
                .map(told -> VirtualTime.START
                        .plus(told.at())
                        .atZone(AMSTERDAM)
                        .toLocalDateTime()
                        .toString())
                .toList();
    }

    public Optional<StoredSchedule> find(String name) {
        return now(schedules.find(name));
    }

    public static Duration duration(String text) {
        return Durations.parse(text);
    }
}

package org.aubade.run;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceSettings;
import org.aubade.device.IotService;
import org.aubade.program.InMemoryProgramCatalog;
import org.aubade.program.Plan;
import org.aubade.program.ProgramCatalog;
import org.aubade.program.ProgramSource;
import org.aubade.program.Step;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/**
 * Runs a program in front of nobody, on a stage of its own: understudies answer for the devices, nothing is written, and what
 * takes its time is not waited for. Thereby the first run of a process finds its code loaded.
 */
final class Rehearsal {
    private static final Logger LOG = Logger.getLogger("aubade.run");
    private static final int MOST_STEPS = 1_000;

    /** What was done once is still slow. */
    private static final int TIMES = 50;

    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** As where it is for real, who answers does not keep the timer. */
    private static final Executor THREADS = Thread::startVirtualThread;

    private final RunSettings settings;
    private final TimeSource time;
    private final AtomicBoolean done = new AtomicBoolean();

    Rehearsal(RunSettings settings, TimeSource time) {
        this.settings = settings;
        this.time = time;
    }

    /** Once, however often it is called; it goes on in the background. */
    void of(Plan plan) {
        if (plan.size() > MOST_STEPS || !done.compareAndSet(false, true)) {
            return;
        }
        IotService stage = new IotService(understudies(plan).values().stream().toList(), DeviceSettings.DEFAULT, time);
        RunService runs = new RunService(stage, programs(plan), new RehearsalStore(THREADS), settings, time);
        stage.open()
                .chain(() -> Multi.createFrom()
                        .range(0, TIMES)
                        .onItem()
                        .transformToUniAndConcatenate(_ -> once(runs, plan))
                        .collect()
                        .last())
                .replaceWithVoid()
                .ifNoItem()
                .after(LONGEST)
                .on(time.timer())
                .recoverWithUni(Uni.createFrom().voidItem())
                .onItemOrFailure()
                .invoke((_, _) -> runs.close())
                .eventually(stage::close)
                .subscribe()
                .with(_ -> {}, failure -> LOG.debug("The rehearsal broke.", failure));
    }

    private static Uni<Run> once(RunService runs, Plan plan) {
        return runs.start(plan.program())
                .chain(start -> start instanceof Start.Accepted accepted
                        ? accepted.run().finished()
                        : Uni.createFrom().nothing());
    }

    private static Map<DeviceId, Device> understudies(Plan plan) {
        Map<DeviceId, Device> understudies = new LinkedHashMap<>();
        for (int index = 0; index < plan.size(); index++) {
            if (plan.step(index) instanceof Step.Send send) {
                understudies.putIfAbsent(send.device(), new Understudy(send.device(), THREADS));
            }
        }
        return understudies;
    }

    private static ProgramCatalog programs(Plan plan) {
        ProgramCatalog programs = new InMemoryProgramCatalog();
        plan.programs()
                .forEach(program -> programs.put(program, ProgramSource.REST, ProgramCatalog.Condition.ALWAYS)
                        .subscribe()
                        .with(_ -> {}));
        return programs;
    }
}

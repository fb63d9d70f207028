package org.aubade.announce;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunEvent;
import org.aubade.run.RunQuery;
import org.aubade.run.RunService;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Announces the programs and their last runs on one broker, and starts programs when their buttons are pressed. */
public final class Announcer {
    private static final Logger LOG = Logger.getLogger("aubade.announce");

    /** How often the announcements are compared with the programs. */
    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final DiscoveryPayloads payloads;
    private final ProgramCatalog programs;
    private final RunService runs;
    private final RetainedTopics topics;
    private final TimeSource time;
    private final Starter starter;

    /** Runs the tasks that come from the timer, the runs and the broker at the same time one after the other. */
    private final SequentialExecutor tasks = new SequentialExecutor();

    /** The announced programs by slug. Only tasks use this field and the next. */
    private final Map<String, Program> announced = new HashMap<>();

    private boolean connected;
    private volatile Cancellable listening = () -> {};
    private volatile Future<?> periodic = CompletableFuture.completedFuture(null);

    /**
     * @param cause the cause of a run that a button starts; its failure's message says why the press is refused
     */
    public Announcer(
            DiscoveryPayloads payloads,
            ProgramCatalog programs,
            RunService runs,
            Supplier<Uni<Cause.Request>> cause,
            RetainedTopics topics,
            TimeSource time) {
        this.payloads = payloads;
        this.programs = programs;
        this.runs = runs;
        this.topics = topics;
        this.time = time;
        this.starter = new Starter(runs, cause, time);
    }

    /** Begins to watch the programs and their runs. */
    public void begin() {
        listening = runs.events()
                .onFailure()
                .invoke(failure -> LOG.warnf("Runs come too fast to be announced: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .indefinitely()
                .subscribe()
                .with(this::runChanged, failure -> LOG.error("Runs are not announced any more.", failure));
        periodic = time.timer()
                .scheduleWithFixedDelay(
                        () -> tasks.execute(this::synchronize),
                        PERIOD.toMillis(),
                        PERIOD.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Ends. The announcements stay on the broker, whose last will says that they are not available. */
    public void end() {
        lost();
        listening.cancel();
        periodic.cancel(false);
    }

    /** The broker is connected, for the first time or again. It may have lost its retained messages, so that all are published. */
    public void connected() {
        tasks.execute(() -> {
            connected = true;
            announced.clear();
            topics.publish(payloads.statusTopic(), DiscoveryPayloads.ONLINE);
            synchronize();
        });
    }

    /** The broker is not connected any more. */
    public void lost() {
        tasks.execute(() -> connected = false);
    }

    /**
     * A message has arrived on one of the topics in {@link DiscoveryPayloads#filters}.
     *
     * @param retained whether the broker had kept it from before; then it is not a command
     */
    public void received(String topic, String payload, boolean retained) {
        tasks.execute(() -> handle(topic, payload, retained));
    }

    private void handle(String topic, String payload, boolean retained) {
        if (topic.equals(payloads.statusTopic())) {
            if (connected && payload.equals(DiscoveryPayloads.OFFLINE)) {
                topics.publish(topic, DiscoveryPayloads.ONLINE);
            }
            return;
        }
        payloads.announced(topic).filter(_ -> !payload.isEmpty()).ifPresent(slug -> clearStale(topic, slug));
        payloads.started(topic).ifPresent(slug -> press(slug, payload, retained));
    }

    /** Clears what an earlier process has announced, unless it is a program: another node may announce a new one first. */
    private void clearStale(String topic, String slug) {
        if (!announced.containsKey(slug)
                && programs.list().stream()
                        .noneMatch(stored ->
                                DiscoveryPayloads.slug(stored.program().name()).equals(slug))) {
            topics.publish(topic, "");
            topics.publish(payloads.lastRunTopic(slug), "");
        }
    }

    private void press(String slug, String payload, boolean retained) {
        if (retained || !payload.equals(DiscoveryPayloads.PRESS)) {
            LOG.debugf("A %s command for '%s' is left out.", retained ? "kept" : "strange", slug);
            return;
        }
        Program program = announced.get(slug);
        if (program != null) {
            starter.start(
                    program.name(),
                    programs,
                    why -> topics.publish(payloads.lastRunTopic(slug), DiscoveryPayloads.refused(why)));
        }
    }

    /** Announces new programs, and withdraws those that are gone. */
    private void synchronize() {
        if (!connected) {
            return;
        }
        Map<String, Program> now = new HashMap<>();
        for (StoredProgram stored : programs.list()) {
            now.put(DiscoveryPayloads.slug(stored.program().name()), stored.program());
        }
        Set.copyOf(announced.keySet()).stream()
                .filter(slug -> !now.containsKey(slug))
                .forEach(this::withdraw);
        now.forEach((slug, program) -> {
            if (announced.put(slug, program) == null) {
                announce(slug, program);
            }
        });
    }

    private void announce(String slug, Program program) {
        topics.publish(payloads.buttonTopic(slug), payloads.button(program));
        topics.publish(payloads.sensorTopic(slug), payloads.sensor(program));
        runs.list(new RunQuery(program.name(), null, 1, null))
                .subscribe()
                .with(
                        newest -> tasks.execute(() -> newest.forEach(this::publishLastRun)),
                        failure -> LOG.debug("The last run is not known.", failure));
    }

    private void withdraw(String slug) {
        announced.remove(slug);
        for (String topic :
                List.of(payloads.buttonTopic(slug), payloads.sensorTopic(slug), payloads.lastRunTopic(slug))) {
            topics.publish(topic, "");
        }
    }

    private void runChanged(RunEvent event) {
        switch (event) {
            case RunEvent.RunChanged changed -> tasks.execute(() -> publishLastRun(changed.run()));
            case RunEvent.StepChanged _ -> {}
        }
    }

    private void publishLastRun(Run run) {
        String slug = DiscoveryPayloads.slug(run.program());
        if (connected && announced.containsKey(slug)) {
            topics.publish(payloads.lastRunTopic(slug), DiscoveryPayloads.lastRun(run));
        }
    }
}

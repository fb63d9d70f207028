package org.aubade.announce;

import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.run.Run;
import org.aubade.run.RunEvent;
import org.aubade.run.RunQuery;
import org.aubade.run.RunService;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Keeps what is announced on one board as the programs and their runs are, and starts programs when it is told to. */
public final class Announcer {
    private static final Logger LOG = Logger.getLogger("aubade.announce");

    /** How soon programs that come and go are announced. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Notices notices;
    private final ProgramCatalog programs;
    private final RunService runs;
    private final Board board;
    private final TimeSource time;
    private final Starter starter;

    /** By slug; guarded by this. */
    private final Map<String, Program> announced = new HashMap<>();

    private volatile boolean connected;
    private volatile Cancellable listening = () -> {};
    private volatile Future<?> looking = CompletableFuture.completedFuture(null);

    public Announcer(Notices notices, ProgramCatalog programs, RunService runs, Board board, TimeSource time) {
        this.notices = notices;
        this.programs = programs;
        this.runs = runs;
        this.board = board;
        this.time = time;
        this.starter = new Starter(runs, time);
    }

    /** Begins to follow the programs and their runs. */
    public void begin() {
        listening = runs.events()
                .onFailure()
                .invoke(failure -> LOG.warnf("Runs come too fast to be announced: %s", failure.getMessage()))
                .onFailure()
                .retry()
                .indefinitely()
                .subscribe()
                .with(this::happened, failure -> LOG.error("Runs are not announced any more.", failure));
        looking = time.timer()
                .scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Announces nothing any more; what is announced stays, and reads as not available when the board is left. */
    public void end() {
        connected = false;
        listening.cancel();
        looking.cancel(false);
    }

    /** The board is there, anew or for the first time, and may have forgotten what was posted: everything is posted again. */
    public synchronized void connected() {
        connected = true;
        announced.clear();
        board.post(notices.statusTopic(), Notices.ONLINE);
        look();
    }

    /** The board is away. */
    public void lost() {
        connected = false;
    }

    /**
     * Something was published on one of the topics to which the notices want to listen.
     *
     * @param kept whether it was kept from before: then it is no command now
     */
    public void told(String topic, String payload, boolean kept) {
        if (topic.equals(notices.statusTopic())) {
            if (connected && payload.equals(Notices.OFFLINE)) {
                board.post(topic, Notices.ONLINE);
            }
            return;
        }
        notices.announced(topic).filter(_ -> !payload.isEmpty()).ifPresent(slug -> clear(topic, slug));
        notices.started(topic).ifPresent(slug -> press(slug, payload, kept));
    }

    /** What an earlier process has announced, and is no program any more; another node may know of one before we do. */
    private synchronized void clear(String topic, String slug) {
        if (!announced.containsKey(slug)
                && programs.list().stream()
                        .noneMatch(
                                stored -> Notices.slug(stored.program().name()).equals(slug))) {
            board.post(topic, "");
            board.post(notices.lastRunTopic(slug), "");
        }
    }

    private void press(String slug, String payload, boolean kept) {
        if (kept || !payload.equals(Notices.PRESS)) {
            LOG.debugf("A %s command for '%s' is left out.", kept ? "kept" : "strange", slug);
            return;
        }
        Program program;
        synchronized (this) {
            program = announced.get(slug);
        }
        if (program != null) {
            starter.start(
                    program.name(), programs, why -> board.post(notices.lastRunTopic(slug), Notices.refused(why)));
        }
    }

    /** Announces programs that are new, and takes away those that are gone. */
    private synchronized void look() {
        if (!connected) {
            return;
        }
        Map<String, Program> now = new HashMap<>();
        for (StoredProgram stored : programs.list()) {
            now.put(Notices.slug(stored.program().name()), stored.program());
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
        board.post(notices.buttonTopic(slug), notices.button(program));
        board.post(notices.sensorTopic(slug), notices.sensor(program));
        runs.list(new RunQuery(program.name(), null, 1, null))
                .subscribe()
                .with(
                        newest -> newest.forEach(this::show),
                        failure -> LOG.debug("The last run is not known.", failure));
    }

    private void withdraw(String slug) {
        announced.remove(slug);
        for (String topic : List.of(notices.buttonTopic(slug), notices.sensorTopic(slug), notices.lastRunTopic(slug))) {
            board.post(topic, "");
        }
    }

    private void happened(RunEvent event) {
        switch (event) {
            case RunEvent.RunChanged changed -> show(changed.run());
            case RunEvent.StepChanged _ -> {}
        }
    }

    private synchronized void show(Run run) {
        String slug = Notices.slug(run.program());
        if (connected && announced.containsKey(slug)) {
            board.post(notices.lastRunTopic(slug), Notices.lastRun(run));
        }
    }
}

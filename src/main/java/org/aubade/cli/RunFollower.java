package org.aubade.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.aubade.cli.EventStream.Event;
import org.aubade.cli.view.FollowedRun;
import org.aubade.cli.view.RunDisplay;
import org.aubade.cli.view.Terminal;
import org.aubade.text.LogText;

/** Shows a run until it is over: a live tree on a terminal, elsewhere one line for each change. */
final class RunFollower {
    private static final int REDRAWS_PER_SECOND = 5;
    private static final Event END = new Event("end of the stream", "");

    private final Service service;
    private final Terminal terminal;

    RunFollower(Service service, Terminal terminal) {
        this.service = service;
        this.terminal = terminal;
    }

    /** Follows run {@code id}; with {@code json} it prints nothing but the run when it is over. Returns the exit code. */
    int follow(String id, boolean json) throws CommandFailure {
        String path = "/api/runs/" + Service.segment(id);
        Thread hint = Thread.ofPlatform().unstarted(() -> tellHowToCancel(id));
        FollowedRun last;
        try (EventStream events = service.events(path + "/events")) {
            Runtime.getRuntime().addShutdownHook(hint);
            last = untilOver(id, events, json ? new RunDisplay.Silent() : RunDisplay.of(terminal));
        } catch (IOException e) {
            throw broken(id, String.valueOf(e.getMessage()));
        } finally {
            forget(hint);
        }
        if (json) {
            terminal.out().println(service.get(path).toPrettyString());
        }
        return last.hasSucceeded() ? ExitCode.OK : ExitCode.RUN_FAILED;
    }

    private FollowedRun untilOver(String id, EventStream events, RunDisplay view) throws CommandFailure {
        BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
        Thread reader = Thread.ofVirtual().start(() -> read(events, queue));
        try {
            FollowedRun run = new FollowedRun(Service.read(awaitRun(id, queue).data()));
            view.run(run);
            while (!run.isOver()) {
                Event event = queue.poll(1000 / REDRAWS_PER_SECOND, TimeUnit.MILLISECONDS);
                while (event != null) {
                    take(id, run, event, view);
                    event = queue.poll();
                }
                view.refresh(run);
            }
            view.over(run);
            return run;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw broken(id, "interrupted");
        } finally {
            reader.interrupt();
        }
    }

    /** The first event is the run with all its steps. */
    private static Event awaitRun(String id, BlockingQueue<Event> queue) throws InterruptedException, CommandFailure {
        Event first = queue.take();
        while (!first.name().equals("run")) {
            if (first.name().equals(END.name())) {
                throw broken(id, first.data());
            }
            first = queue.take();
        }
        return first;
    }

    private static void take(String id, FollowedRun run, Event event, RunDisplay view) throws CommandFailure {
        if (event.name().equals("run")) {
            run.changeRun(Service.read(event.data()));
            view.run(run);
        } else if (event.name().equals("step")) {
            JsonNode step = Service.read(event.data());
            view.step(run.changeStep(step));
        } else if (event.name().equals(END.name()) && !run.isOver()) {
            throw broken(id, event.data());
        }
    }

    private static void read(EventStream events, BlockingQueue<Event> queue) {
        String end = "the service ended the stream";
        try {
            for (var next = events.next(); next.isPresent(); next = events.next()) {
                queue.add(next.get());
            }
        } catch (IOException e) {
            end = "the connection broke (" + e.getMessage() + ")";
        }
        queue.add(new Event(END.name(), end));
    }

    private static CommandFailure broken(String id, String why) {
        return CommandFailure.service("run " + id + " can no longer be followed: " + LogText.oneLine(why)
                + "; when the service is back, aubade follow " + id + " shows what became of it");
    }

    /** Said when the user ends the command and not the run. */
    private void tellHowToCancel(String id) {
        terminal.err().println();
        terminal.err().println("Run " + id + " goes on; aubade cancel " + id + " cancels it.");
    }

    private static void forget(Thread hint) {
        try {
            boolean removed = Runtime.getRuntime().removeShutdownHook(hint);
            assert removed || !hint.isAlive();
        } catch (IllegalStateException _) {
            // the process ends, and the hook is at work
        }
    }
}

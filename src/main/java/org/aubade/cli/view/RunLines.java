package org.aubade.cli.view;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.text.LogText;

/** A run as one line for each change, with the time at which it was seen. */
public final class RunLines implements RunDisplay {
    private final Terminal terminal;

    RunLines(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run(FollowedRun run) {
        print("run " + run.id() + "  " + run.program() + "  " + TreeView.words(run.state())
                + (run.error().isEmpty() ? "" : "  " + run.error()));
    }

    @Override
    public void step(StepStatus step) {
        print(describe(step, terminal.clock().instant()));
    }

    /** A step that has changed, on one line. */
    public static String describe(StepStatus step, Instant now) {
        String duration = step.finished() == null ? "" : Times.between(step.started(), step.finished(), now);
        return Stream.of(step.path(), step.label(), TreeView.words(step.state()), duration, step.error())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("  "));
    }

    @Override
    public void refresh(FollowedRun run) {}

    @Override
    public void over(FollowedRun run) {}

    private void print(String text) {
        terminal.out().println(Times.ofDay(terminal.clock()) + "  " + LogText.oneLine(text));
    }
}

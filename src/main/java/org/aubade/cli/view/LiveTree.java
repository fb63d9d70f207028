package org.aubade.cli.view;

import java.time.Duration;
import java.time.Instant;
import org.aubade.text.LogText;

/** A run as a tree that is drawn again and again in place; afterwards what went wrong, in full. */
final class LiveTree implements RunDisplay {
    private static final Duration SIZE_IS_KNOWN_FOR = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final Screen screen;
    private Display.Size size = Display.Size.DEFAULT;
    private Instant sizeAsked = Instant.MIN;

    LiveTree(Terminal terminal) {
        this.terminal = terminal;
        this.screen = new Screen(terminal.out());
    }

    @Override
    public void run(FollowedRun run) {}

    @Override
    public void step(StepStatus step) {}

    @Override
    public void refresh(FollowedRun run) {
        Display display = terminal.display();
        Instant now = terminal.clock().instant();
        // Asking starts a process; once a second is enough for a window that changes its size.
        if (now.isAfter(sizeAsked.plus(SIZE_IS_KNOWN_FOR))) {
            size = display.size().get();
            sizeAsked = now;
        }
        screen.draw(new TreeView(Style.of(display), size).lines(run, now));
    }

    @Override
    public void over(FollowedRun run) {
        refresh(run);
        if (!run.error().isEmpty()) {
            terminal.out().println(LogText.oneLine(run.error()));
        }
    }
}

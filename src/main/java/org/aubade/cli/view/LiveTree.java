package org.aubade.cli.view;

import org.aubade.text.LogText;

/** A run as a tree that is drawn again and again in place; afterwards what went wrong, in full. */
final class LiveTree implements RunView {
    private final Terminal terminal;
    private final Screen screen;

    LiveTree(Terminal terminal) {
        this.terminal = terminal;
        this.screen = new Screen(terminal.out());
    }

    @Override
    public void run(RunStatus run) {}

    @Override
    public void step(StepStatus step) {}

    @Override
    public void refresh(RunStatus run) {
        Display display = terminal.display();
        screen.draw(new TreeView(Style.of(display), display.size().get())
                .lines(run, terminal.clock().instant()));
    }

    @Override
    public void over(RunStatus run) {
        refresh(run);
        if (!run.error().isEmpty()) {
            terminal.out().println(LogText.oneLine(run.error()));
        }
    }
}

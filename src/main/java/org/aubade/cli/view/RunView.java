package org.aubade.cli.view;

/** Shows a run as it changes. */
public interface RunView {
    /** The run itself changed, or is seen for the first time. */
    void run(RunStatus run);

    /** One of its steps changed. */
    void step(StepStatus step);

    /** Some time has passed. */
    void refresh(RunStatus run);

    /** It is over. */
    void over(RunStatus run);

    /** The one that suits {@code terminal}. */
    static RunView of(Terminal terminal) {
        return terminal.display().live() ? new LiveTree(terminal) : new RunLines(terminal);
    }

    /** Shows nothing. */
    final class Silent implements RunView {
        @Override
        public void run(RunStatus run) {}

        @Override
        public void step(StepStatus step) {}

        @Override
        public void refresh(RunStatus run) {}

        @Override
        public void over(RunStatus run) {}
    }
}

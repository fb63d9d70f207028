package org.aubade.cli.view;

/** Shows a run as it changes. */
public interface RunDisplay {
    /** The run itself changed, or is seen for the first time. */
    void run(FollowedRun run);

    /** One of its steps changed. */
    void step(StepStatus step);

    /** Some time has passed. */
    void refresh(FollowedRun run);

    /** It is over. */
    void over(FollowedRun run);

    /** The one that suits {@code terminal}. */
    static RunDisplay of(Terminal terminal) {
        return terminal.display().live() ? new LiveTree(terminal) : new RunLines(terminal);
    }

    /** Shows nothing. */
    final class Silent implements RunDisplay {
        @Override
        public void run(FollowedRun run) {}

        @Override
        public void step(StepStatus step) {}

        @Override
        public void refresh(FollowedRun run) {}

        @Override
        public void over(FollowedRun run) {}
    }
}

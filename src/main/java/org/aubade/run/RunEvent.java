package org.aubade.run;

/** Something that happened in a run, in the order in which it happened there. */
public sealed interface RunEvent {
    /** The run it happened in. */
    RunId id();

    /**
     * The run itself changed its state; {@code run} is a summary, but the first that a follower gets has the
     * steps, and so has one that stands for the change of many steps at once.
     */
    record RunChanged(Run run) implements RunEvent {
        @Override
        public RunId id() {
            return run.id();
        }
    }

    /** A step of the run changed. */
    record StepChanged(RunId id, String program, StepResult step) implements RunEvent {}
}

package org.aubade.run;

/** What came of cancelling a run. */
public sealed interface Cancellation {
    /** It is cancelled. */
    record Cancelled(Run run) implements Cancellation {}

    /** It was over before. */
    record Over(Run run) implements Cancellation {}

    /** Another node has it under way, and has to be asked. */
    record Elsewhere(Run run) implements Cancellation {}

    /** There is no such run, or it is no longer kept. */
    record Unknown() implements Cancellation {}
}

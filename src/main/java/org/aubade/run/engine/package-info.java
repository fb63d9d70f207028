/**
 * How one run is executed. {@code ActiveRuns} admits it, {@code RunExecution} subscribes to it, {@code ProgramCompiler} compiles
 * its plan to a Uni, {@code MessageSteps} sends its messages, {@code Scope} says what is cancelled, {@code RunRecord} and
 * {@code StepRecord} hold what happened, {@code RunChanges} says it to listeners and to the journal. No storage and no HTTP here.
 */
@org.jspecify.annotations.NullMarked
package org.aubade.run.engine;

/**
 * Runs of programs, as others use them: {@link org.aubade.run.RunService} starts, follows and cancels them; {@link
 * org.aubade.run.Run} is what is known of one. How a run is executed is in {@code run.engine}, which implements RunService;
 * what survives of it is in {@code run.journal}.
 */
@org.jspecify.annotations.NullMarked
package org.aubade.run;

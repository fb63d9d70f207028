/**
 * Resolving a program before it runs: calls are replaced by the called programs, devices and messages are checked, and the
 * steps are numbered in a {@link org.aubade.program.resolve.Plan}. Running the plan is in {@code org.aubade.run}.
 */
@NullMarked
package org.aubade.program.resolve;

import org.jspecify.annotations.NullMarked;

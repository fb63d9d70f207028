/**
 * What survives of runs: the interface {@link org.aubade.run.journal.RunStore} that stores implement, and the values that it
 * takes and returns. Only the store in memory lives here; those in databases are in {@code store}.
 */
@org.jspecify.annotations.NullMarked
package org.aubade.run.journal;

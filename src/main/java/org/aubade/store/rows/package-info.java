/**
 * The rows of programs, runs, steps, schedules and occurrences: statements on the connection that the caller gives, and the values
 * they take and return. Transactions and threads are the matter of {@code store.journal} and of the stores.
 */
@NullMarked
package org.aubade.store.rows;

import org.jspecify.annotations.NullMarked;

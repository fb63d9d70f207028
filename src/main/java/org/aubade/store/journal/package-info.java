/**
 * The journal of runs in a database: one thread that writes all that is due in one transaction.
 *
 * <pre>
 * PendingWrites ← Journal → Commit → NewRunWriter, Withdrawals
 *  (Batch of          │  └→ TakeOver: the runs of nodes that are gone
 *   DirtyRun)         └→ Completions: who waits is answered after the commit
 * </pre>
 *
 * {@code Session} is the lease of this node on its runs. Rows are read and written by {@code store.rows}.
 */
@NullMarked
package org.aubade.store.journal;

import org.jspecify.annotations.NullMarked;

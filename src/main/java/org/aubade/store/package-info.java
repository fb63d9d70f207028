/**
 * What outlasts the process, in SQL on SQLite or PostgreSQL: programs, runs, schedules and their ledger. The alarms of schedules
 * are in {@code store.alarms}. What lasts as long as the process is beside the interfaces, as {@code InMemoryRunStore} is.
 *
 * <pre>
 * SqlProgramCatalog → ProgramLayers, ProgramRows ─────────────────────────────┐
 * SqlScheduleStore → ScheduleRow, OccurrenceRow ──────────────────────────────┤
 *                                                                             ┼→ Database → Engine (SqliteFile | PostgresServer)
 * SqlRunStore → RunReader ────────────────────────────────────────────────────┤
 *    ↓                                                                        │
 * PendingWrites ← Journal → Commit, TakeOver → Session, RunRows, StepRows ────┤
 *                   one thread, one transaction for all that is due           │
 * History ────────────────────────────────────────────────────────────────────┘
 * </pre>
 *
 * Nothing here blocks its caller, except to open and to close the database.
 */
@NullMarked
package org.aubade.store;

import org.jspecify.annotations.NullMarked;

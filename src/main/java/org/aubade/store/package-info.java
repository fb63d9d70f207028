/**
 * What outlasts the process, in SQL on SQLite or PostgreSQL: programs, runs, schedules and their ledger. What lasts as long as the
 * process is beside the interfaces, as {@code InMemoryRunStore} is.
 *
 * <pre>
 * SqlProgramCatalog, SqlScheduleStore, History ─┐
 * SqlRunStore → store.journal ──────────────────┼→ store.rows → store.database
 * store.alarms ─────────────────────────────────┘
 * </pre>
 *
 * Nothing here blocks its caller, except to open and to close the database.
 */
@NullMarked
package org.aubade.store;

import org.jspecify.annotations.NullMarked;

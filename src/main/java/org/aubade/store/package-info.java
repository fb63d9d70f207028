/**
 * What survives, in SQL: programs and runs, on SQLite or PostgreSQL.
 *
 * <pre>
 * Database ──────→ Engine (SqliteFile | PostgresServer) → Pools, Migrations
 *    ↑                what the two do differently
 *    ├── SqlProgramCatalog → ProgramLayers, ProgramRows
 *    ├── SqlRunStore → Journal → Inbox, Commit, TakeOver, Answers → Session, ProgramVersions, RunRows, StepRows
 *    │              ↘ RunReader         one thread, one transaction for all that waits
 *    └── History
 * </pre>
 *
 * Nothing here blocks its caller, except to open and to close the database.
 */
@NullMarked
package org.aubade.store;

import org.jspecify.annotations.NullMarked;

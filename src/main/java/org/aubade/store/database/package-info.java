/**
 * The database itself: how it is opened, kept sound, and reached without blocking the caller. What it keeps is not known here.
 *
 * <pre>
 * Database → Workers (reads), DatabaseHealth
 *    ↓
 * Connected → Migrations
 *    ↓
 * Engine = SqliteFile → DirectoryLock, SingleConnectionDataSource | PostgresServer → PostgresSettings
 * </pre>
 *
 * {@code Columns}, {@code Micros} and {@code Text} put values into the form in which both databases keep them.
 */
@NullMarked
package org.aubade.store.database;

import org.jspecify.annotations.NullMarked;

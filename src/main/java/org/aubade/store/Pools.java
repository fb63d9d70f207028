package org.aubade.store;

import javax.sql.DataSource;

/**
 * The connections to an open database.
 *
 * @param writer for changes; SQLite's has one connection
 * @param readers for reading
 * @param refresh lets go of the connections that nobody uses, as they may be broken
 * @param close lets go of everything
 */
record Pools(DataSource writer, DataSource readers, Runnable refresh, Runnable close) {}

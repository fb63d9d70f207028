package org.aubade.store.database;

import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What an open database has beside its connections for changes.
 *
 * @param readers connections for reading
 * @param refresh closes the connections that nobody uses, as they may be broken
 * @param close closes everything; whoever waits for a connection is told the reason that it is given
 */
record Pools(DataSource readers, Runnable refresh, Consumer<String> close) {}

/**
 * The catalogue of stored programs: its interface, its implementation in memory, and what it shares with other stores. The
 * implementation in a database is in {@code org.aubade.store}, loading files is in the root package.
 */
@NullMarked
package org.aubade.program.catalog;

import org.jspecify.annotations.NullMarked;

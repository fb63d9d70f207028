package org.aubade.store;

import java.nio.file.Path;
import java.util.Map;
import org.aubade.store.database.Engine;
import org.aubade.store.database.SqliteFile;
import org.jdbi.v3.core.Jdbi;

/** A file in a directory. */
public record SqliteDatabase(Path directory) implements TestDatabase {
    @Override
    public Engine engine() {
        return new SqliteFile(directory, Map.of());
    }

    @Override
    public Jdbi raw() {
        return Jdbi.create("jdbc:sqlite:" + directory.resolve("aubade.db") + "?busy_timeout=5000");
    }

    @Override
    public void close() {}
}

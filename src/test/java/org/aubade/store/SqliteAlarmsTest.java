package org.aubade.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteAlarmsTest extends AlarmsContract {
    @TempDir
    private Path directory;

    @Override
    TestDatabase database() {
        return new SqliteDatabase(directory);
    }
}

package org.aubade.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteRunStoreTest extends DurableRunStoreContract {
    @TempDir
    Path directory;

    @Override
    TestDatabase create() {
        return new SqliteDatabase(directory);
    }
}

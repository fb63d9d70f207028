package org.aubade.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteProgramCatalogTest extends DurableProgramCatalogContract {
    @TempDir
    Path directory;

    @Override
    TestDatabase create() {
        return new SqliteDatabase(directory);
    }
}

package org.aubade.store;

import java.nio.file.Path;
import org.aubade.access.AccessStore;
import org.aubade.access.AuditStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteAccessStoreTest extends AccessStoreContract {
    @TempDir
    private Path directory;

    private Node node;

    @BeforeEach
    void open() {
        node = new SqliteDatabase(directory).node("test");
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Override
    AccessStore store() {
        return new SqlAccessStore(node.database());
    }

    @Override
    AuditStore audit() {
        return new SqlAuditStore(node.database());
    }
}

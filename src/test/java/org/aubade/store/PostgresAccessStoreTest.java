package org.aubade.store;

import org.aubade.access.AccessStore;
import org.aubade.access.AuditStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresAccessStoreTest extends AccessStoreContract {
    private final TestDatabase database = SharedPostgres.database();
    private Node node;

    @BeforeEach
    void open() {
        node = database.node("test");
    }

    @AfterEach
    void close() {
        node.close();
        database.close();
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

package org.aubade.store;

import org.aubade.schedule.ScheduleStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class PostgresScheduleStoreTest extends ScheduleStoreContract {
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
    ScheduleStore store() {
        return new SqlScheduleStore(node.database());
    }

    @Override
    boolean spoil(String statement) {
        return node.database().write(handle -> handle.execute(statement) > 0);
    }
}

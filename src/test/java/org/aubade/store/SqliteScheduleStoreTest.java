package org.aubade.store;

import java.nio.file.Path;
import org.aubade.schedule.ScheduleStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteScheduleStoreTest extends ScheduleStoreContract {
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
    ScheduleStore store() {
        return new SqlScheduleStore(node.database());
    }

    @Override
    boolean spoil(String statement) {
        return node.database().write(handle -> handle.execute(statement) > 0);
    }
}

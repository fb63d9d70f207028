package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresAlarmsTest extends AlarmsContract {
    private final TestDatabase database = SharedPostgres.database();

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    TestDatabase database() {
        return database;
    }

    @Test
    void two_nodes_share_the_alarms_and_each_rings_once() {
        manyOnTwoNodes(200);

        assertThat(ringers()).containsExactly("a", "b");
    }
}

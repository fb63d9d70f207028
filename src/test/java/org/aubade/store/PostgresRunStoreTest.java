package org.aubade.store;

class PostgresRunStoreTest extends DurableRunStoreContract {
    @Override
    TestDatabase create() {
        return SharedPostgres.database();
    }
}

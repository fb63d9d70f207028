package org.aubade.store;

class PostgresRunStoreTest extends RunStoreContract {
    @Override
    TestDatabase create() {
        return SharedPostgres.database();
    }
}

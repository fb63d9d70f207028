package org.aubade.store;

import java.time.Duration;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.run.journal.RunStore;

class InMemoryRunStoreTest extends RunStoreContract {
    private final RunStore store = new InMemoryRunStore(2_000, 1_000_000);

    @Override
    RunStore store() {
        return store;
    }

    @Override
    void advance(Duration duration) {
        // it does everything at once
    }
}

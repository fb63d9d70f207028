package org.aubade.store;

import org.aubade.schedule.InMemoryScheduleStore;
import org.aubade.schedule.ScheduleStore;

class InMemoryScheduleStoreTest extends ScheduleStoreContract {
    private final ScheduleStore store = new InMemoryScheduleStore(1_000);

    @Override
    ScheduleStore store() {
        return store;
    }
}

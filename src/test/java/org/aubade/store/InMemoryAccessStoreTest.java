package org.aubade.store;

import org.aubade.access.AccessStore;
import org.aubade.access.InMemoryAccessStore;
import org.aubade.access.audit.AuditStore;
import org.aubade.access.audit.InMemoryAuditStore;

class InMemoryAccessStoreTest extends AccessStoreContract {
    private final AccessStore store = new InMemoryAccessStore();
    private final AuditStore audit = new InMemoryAuditStore();

    @Override
    AccessStore store() {
        return store;
    }

    @Override
    AuditStore audit() {
        return audit;
    }
}

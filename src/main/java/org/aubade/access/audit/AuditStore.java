package org.aubade.access.audit;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Keeps the audit log. Every call fails with {@code StoreUnavailable} where it cannot be reached. */
public interface AuditStore {
    /** Adds {@code entries}, whose ids are given by the store. */
    @CheckReturnValue
    Uni<Void> add(List<AuditEntry> entries);

    /** At most {@code limit} entries whose id is below {@code before}, newest first. */
    @CheckReturnValue
    Uni<List<AuditEntry>> list(long before, int limit);
}

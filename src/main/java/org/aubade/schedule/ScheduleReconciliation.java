package org.aubade.schedule;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.aubade.program.catalog.ProgramSource;

/**
 * Makes the stored schedules what is declared at the start. A schedule that came over REST stays as it is, and one that somebody
 * deleted stays deleted until another version of it is declared.
 */
final class ScheduleReconciliation {
    private final ScheduleStore store;
    private final Alarms alarms;
    private final ScheduleReplacement replacement;

    ScheduleReconciliation(ScheduleStore store, Alarms alarms, ScheduleReplacement replacement) {
        this.store = store;
        this.alarms = alarms;
        this.replacement = replacement;
    }

    /** @param complete whether {@code declared} is all that there is, so that other schedules that were declared before are deleted */
    @CheckReturnValue
    Uni<Void> reconcile(Collection<DeclaredSchedule> declared, boolean complete) {
        return store.list()
                .onItem()
                .transformToMulti(stored -> Multi.createFrom().iterable(changes(declared, complete, stored)))
                .onItem()
                .transformToUniAndConcatenate(Supplier::get)
                .onItem()
                .ignoreAsUni();
    }

    private List<Supplier<Uni<Void>>> changes(
            Collection<DeclaredSchedule> declared, boolean complete, Collection<StoredSchedule> stored) {
        Map<String, StoredSchedule> others = new HashMap<>();
        stored.forEach(one -> others.put(one.name(), one));
        List<Supplier<Uni<Void>>> changes = new ArrayList<>();
        for (DeclaredSchedule one : declared) {
            StoredSchedule present = others.remove(one.schedule().name());
            if (present == null || isOtherVersion(one, present)) {
                changes.add(() -> put(one));
            }
        }
        others.values().stream()
                .filter(other -> complete && other.source() != ProgramSource.REST)
                .forEach(gone -> changes.add(() -> delete(gone)));
        return changes;
    }

    private static boolean isOtherVersion(DeclaredSchedule declared, StoredSchedule present) {
        return present.source() != ProgramSource.REST
                && !present.etag().equals(ScheduleWriter.etag(declared.schedule()));
    }

    private Uni<Void> put(DeclaredSchedule declared) {
        return replacement
                .put(declared.schedule(), declared.source(), _ -> true)
                .replaceWithVoid();
    }

    private Uni<Void> delete(StoredSchedule gone) {
        return store.delete(gone.name(), gone.version()).chain(() -> alarms.clear(gone.name()));
    }
}

package org.aubade.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.text.ContentHash;
import org.aubade.text.TextFormat;
import org.jspecify.annotations.Nullable;

/** A schedule that is given at every start: built in, or a file. */
public record GivenSchedule(Schedule schedule, ProgramSource source) {
    /** What has to be done about one schedule that is given, or was. */
    sealed interface Change {
        /** It is new, or another version of what is kept. */
        record Put(GivenSchedule given, @Nullable KeptSchedule before) implements Change {}

        /** It is not given any more. */
        record Remove(KeptSchedule gone) implements Change {}
    }

    /** What has to be done so that {@code kept} is as {@code given}, which may be {@code complete}, but for what came over REST. */
    static List<Change> changes(Collection<GivenSchedule> given, boolean complete, Collection<KeptSchedule> kept) {
        Map<String, KeptSchedule> before = new HashMap<>();
        kept.forEach(one -> before.put(one.name(), one));
        List<Change> changes = new ArrayList<>();
        for (GivenSchedule one : given) {
            KeptSchedule present = before.remove(one.schedule().name());
            if (present == null
                    || (present.source() != ProgramSource.REST
                            && !present.etag().equals(one.etag()))) {
                changes.add(new Change.Put(one, present));
            }
        }
        before.values().stream()
                .filter(gone -> complete && gone.source() != ProgramSource.REST)
                .forEach(gone -> changes.add(new Change.Remove(gone)));
        return changes;
    }

    private String etag() {
        return ContentHash.of(ScheduleWriter.write(schedule, TextFormat.JSON));
    }
}

package org.aubade.device;

import java.util.Collection;
import java.util.stream.Collectors;

/** The part of an error that says which ids would have worked. */
public final class KnownIds {
    private static final int SHOWN = 20;

    private KnownIds() {}

    /** {@code known: lamp, blind}, sorted, with at most 20 of them; or that there are none. */
    public static String describe(Collection<?> ids) {
        if (ids.isEmpty()) {
            return "none is known";
        }
        String more = ids.size() > SHOWN ? ", … (" + ids.size() + " in all)" : "";
        return ids.stream()
                .map(Object::toString)
                .sorted()
                .limit(SHOWN)
                .collect(Collectors.joining(", ", "known: ", more));
    }
}

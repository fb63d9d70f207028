package org.aubade.text;

import java.util.Collection;
import java.util.stream.Collectors;

/** Makes the part of an error that lists the ids that would have worked. */
public final class KnownIds {
    private static final int SHOWN = 20;

    private KnownIds() {}

    /** Such as {@code known: blind, lamp}: sorted, at most 20 ids; "none is known" if there are none. */
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

package org.aubade.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The values of a metric's tag that come from users: the first 200 are told apart, so that the metrics do not grow without bound. */
final class BoundedTag {
    private static final int MOST = 200;
    private static final String OTHERS = "others";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** {@code value}, or "others" for one that came after 200 different ones. */
    String of(String value) {
        return known.contains(value) || (known.size() < MOST && known.add(value)) ? value : OTHERS;
    }
}

package org.aubade.run;

import org.jspecify.annotations.Nullable;

/** Something that happens in a run, under the lock of its record. */
@FunctionalInterface
interface Change {
    /** The message to be sent next; null if there is none, or if the round has to go on otherwise first. */
    @Nullable SendFrame in(Round round);
}

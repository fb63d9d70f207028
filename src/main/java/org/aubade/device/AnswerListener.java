package org.aubade.device;

import java.time.Duration;

/** Is called when a device has answered a message, or nobody waits for its answer any more; must not block. What it throws is logged and changes nothing. */
@FunctionalInterface
public interface AnswerListener {
    /** Listens to nothing. */
    AnswerListener NONE = (_, _, _) -> {};

    /**
     * @param taken the time since the device was asked
     * @param carriedOut whether it said that it has done what the message says
     */
    void ended(Device device, Duration taken, boolean carriedOut);
}

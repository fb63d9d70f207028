package org.aubade.announce;

/** Where others look for what is announced: what is posted stays there until something else is; nothing is not kept. */
@FunctionalInterface
public interface Board {
    /** Posts {@code payload}, after what was posted before; empty takes away what is there. Returns at once, from any thread. */
    void post(String topic, String payload);
}

package org.aubade.program;

import java.util.Locale;

/** What happens when a run of a program is requested while another run of it is active. */
public enum Overlap {
    /** The new run is refused, and the answer names the active run. */
    REJECT,
    /** The active run is cancelled and the new one starts. */
    RESTART,
    /** The new run waits until the active one has ended. */
    QUEUE,
    /** Both run at once. */
    PARALLEL;

    /** The word for it in YAML and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

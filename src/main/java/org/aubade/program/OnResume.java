package org.aubade.program;

import java.util.Locale;

/** How a resumed run treats a message that was sent before the process ended and has no recorded answer, and may not be sent again. */
public enum OnResume {
    /** The run goes on with the next step, as if the message had succeeded. */
    CONTINUE,
    /** The step counts as failed, so the steps after it in its sequence are not run. */
    STOP;

    /** The word for it in YAML and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

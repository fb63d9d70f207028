package org.aubade.driver.mopidy;

import java.io.Serial;

/** Mopidy's answer cannot be used; the message follows the name of the device. */
final class UnusableAnswer extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnusableAnswer(String why) {
        super(why, null, false, false);
    }

    /** The reason. */
    String why() {
        return String.valueOf(getMessage());
    }
}

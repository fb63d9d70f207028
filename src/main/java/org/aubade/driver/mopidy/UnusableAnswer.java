package org.aubade.driver.mopidy;

import java.io.Serial;

/** Why Mopidy's answer is of no use, in words that follow the name of the device. */
final class UnusableAnswer extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnusableAnswer(String why) {
        super(why, null, false, false);
    }

    /** The words. */
    String why() {
        return String.valueOf(getMessage());
    }
}

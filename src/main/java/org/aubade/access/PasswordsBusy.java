package org.aubade.access;

import java.io.Serial;

/** So many passwords wait to be hashed that another one cannot; it was not looked at, and may be tried again soon. */
public final class PasswordsBusy extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PasswordsBusy() {
        super("too many passwords are being checked; try again in a few seconds", null, false, false);
    }
}

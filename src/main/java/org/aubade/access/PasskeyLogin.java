package org.aubade.access;

import java.time.Duration;

/** What came of showing a passkey. */
public sealed interface PasskeyLogin {
    /** It is good; its user is logged in. */
    record Done(LoginSession session) implements PasskeyLogin {}

    /**
     * It is not accepted.
     *
     * @param user whose passkey it is; empty if that is not known
     */
    record Refused(String why, String user) implements PasskeyLogin {}

    /** It was not looked at, since too many were not accepted before; after {@code delay} it may be tried again. */
    record Throttled(Duration delay) implements PasskeyLogin {}
}

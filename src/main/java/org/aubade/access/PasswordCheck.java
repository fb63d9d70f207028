package org.aubade.access;

import java.time.Duration;

/** What came of showing a name and a password. */
public sealed interface PasswordCheck {
    /** They are the user's. */
    record Right(User user) implements PasswordCheck {}

    /** The name or the password is wrong; which of them is not said. */
    record Wrong() implements PasswordCheck {}

    /** They were not looked at, since too many were wrong before; after {@code delay} they may be tried again. */
    record Throttled(Duration delay) implements PasswordCheck {}
}

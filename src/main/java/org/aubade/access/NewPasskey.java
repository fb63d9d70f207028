package org.aubade.access;

/** What came of adding a passkey. */
public sealed interface NewPasskey {
    /** It is added. */
    record Done(Passkey passkey) implements NewPasskey {}

    /** The browser's answer is not accepted. */
    record Refused(String why) implements NewPasskey {}

    /** It cannot be added: it is there already, the user has too many, or was removed. */
    record Conflict(String why) implements NewPasskey {}
}

package org.aubade.access;

/** What came of adding a passkey. */
public sealed interface NewPasskey {
    /** It is added. */
    record Done(Passkey passkey) implements NewPasskey {}

    /** The browser's answer is not accepted. */
    record Refused(String why) implements NewPasskey {}

    /** It is good, but cannot be added to those that there are. */
    record NoRoom(String why) implements NewPasskey {}
}

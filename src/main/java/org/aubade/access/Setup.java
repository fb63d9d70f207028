package org.aubade.access;

/** What came of making the first user. */
public sealed interface Setup {
    /** There is a first user, who is logged in. */
    record Done(LoginSession session) implements Setup {}

    /** The link is not the one in the log. */
    record WrongLink() implements Setup {}

    /** There is a user of that name already. */
    record NameTaken() implements Setup {}

    /** There is a user already, and the link is for the first. */
    record TooLate() implements Setup {}
}

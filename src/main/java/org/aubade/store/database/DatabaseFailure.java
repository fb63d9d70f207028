package org.aubade.store.database;

/**
 * Why the database does not do what it should.
 *
 * @param cause what, which and what would help, in words for people
 * @param remedy what this process can do about it
 */
record DatabaseFailure(String cause, Remedy remedy) {
    /** What this process can do. */
    enum Remedy {
        /** Try again later. */
        WAIT,
        /** Try again at once, with another connection. */
        AGAIN,
        /** Close the database, and open it when it is sound. */
        REOPEN
    }
}

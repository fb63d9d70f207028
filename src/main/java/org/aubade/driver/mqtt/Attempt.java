package org.aubade.driver.mqtt;

/** How far a device has been told a message: what counts as an answer depends on how much it can have heard. */
final class Attempt {
    /** Something is on its way, so that what goes wrong may be because of it. */
    boolean told;

    /** The last thing is on its way: what the device says now may be the answer. */
    boolean complete;

    /** It has said so, before the broker did. */
    boolean answered;

    /** The broker has all of it. */
    boolean received;

    /** The connection broke meanwhile. */
    boolean cut;

    /** Nobody has got what was on its way, so that nothing said until now was about it. */
    void unheard() {
        told = false;
        complete = false;
        answered = false;
    }
}

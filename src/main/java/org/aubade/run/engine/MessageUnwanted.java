package org.aubade.run.engine;

/** The step of a message was stopped before the message was sent. A type of its own, since a device may fail with any other. */
final class MessageUnwanted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MessageUnwanted() {
        super("the step was stopped before its message was sent", null, false, false);
    }
}

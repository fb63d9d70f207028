package org.aubade.device;

/** The connection of a registered device. */
public enum Connection {
    /** The first connection is being made; messages wait for it. */
    CONNECTING,
    /** Messages are delivered. */
    CONNECTED,
    /** The last attempt to connect failed; messages are refused until a further one succeeds. */
    DISCONNECTED
}

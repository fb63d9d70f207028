package org.aubade.device;

/** How a registered device is reached. */
public enum Connection {
    /** The first connection is being made; messages wait for it. */
    CONNECTING,
    /** Messages are delivered. */
    CONNECTED,
    /** It could not be reached; messages are refused until a further attempt succeeds. */
    DISCONNECTED
}

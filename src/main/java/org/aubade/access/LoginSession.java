package org.aubade.access;

/** A session that has just begun; {@code secret} is what the browser presents. */
public record LoginSession(Secret secret, Identity identity) {}

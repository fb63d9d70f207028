package org.aubade.access;

/** A session that has just begun; {@code secret} is what the browser shows. */
public record Session(Secret secret, Identity identity) {}

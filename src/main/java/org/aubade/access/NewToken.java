package org.aubade.access;

/**
 * A token that was just made.
 *
 * @param secret what the client shows; it can not be found out later
 */
public record NewToken(Credential token, Secret secret) {}

package org.aubade.access;

/**
 * Somebody as an OpenID Connect provider identifies them: within {@code issuer} the {@code id} never belongs to anybody else, while a
 * name there may change, or be chosen by the person.
 */
public record Subject(String issuer, String id) {}

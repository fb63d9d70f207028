package org.aubade.oidc;

import org.aubade.access.Role;
import org.aubade.access.Subject;

/** Somebody whom a provider has authenticated; {@code name} is as the provider writes it. */
public record Person(Subject subject, String name, Role role) {}

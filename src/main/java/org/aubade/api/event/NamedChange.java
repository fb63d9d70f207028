package org.aubade.api.event;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** The name of something that has changed, on the wire. */
@RegisterForReflection
record NamedChange(String name) {}

/**
 * How a request shows whom it comes from, and the resources of users, sessions, tokens and the audit log. What a user may do is said
 * at each resource by an annotation; the rules themselves live in {@code org.aubade.access}.
 */
@NullMarked
package org.aubade.api.access;

import org.jspecify.annotations.NullMarked;

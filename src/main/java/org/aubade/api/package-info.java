/**
 * The REST contract, a room for each kind of resource, and {@code api.http} for what they share. Here is only what completes
 * the description of all of it.
 */
@NullMarked
package org.aubade.api;

import org.jspecify.annotations.NullMarked;

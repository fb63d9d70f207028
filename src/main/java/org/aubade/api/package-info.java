/** The REST contract: resources, the records that differ on the wire, one error mapper and the event streams. */
@NullMarked
package org.aubade.api;

import org.jspecify.annotations.NullMarked;

/**
 * Starting, listing and cancelling runs, and how a run looks on the wire. Following them live is in {@code api.event}.
 */
@NullMarked
package org.aubade.api.run;

import org.jspecify.annotations.NullMarked;

/** The injected clock and timer, and durations as people write them. Nothing else in Aubade asks the system for the time. */
@NullMarked
package org.aubade.time;

import org.jspecify.annotations.NullMarked;

/** Injected time: the clock that says now and the timer that waits. */
@NullMarked
package org.aubade.time;

import org.jspecify.annotations.NullMarked;

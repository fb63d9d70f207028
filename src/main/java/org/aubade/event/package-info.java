/** Publishes events to listeners, each with a buffer of its own. Knows no particular events. */
@NullMarked
package org.aubade.event;

import org.jspecify.annotations.NullMarked;

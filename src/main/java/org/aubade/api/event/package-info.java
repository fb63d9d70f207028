/** What happens, live, as server-sent events. What the events hold is made in the rooms of what they are about. */
@NullMarked
package org.aubade.api.event;

import org.jspecify.annotations.NullMarked;

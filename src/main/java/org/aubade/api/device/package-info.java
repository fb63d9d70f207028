/** The devices of the home and messages to one of them. */
@NullMarked
package org.aubade.api.device;

import org.jspecify.annotations.NullMarked;

/** Devices, the messages that they understand, and the service that registers them and delivers to each in order. */
@NullMarked
package org.aubade.device;

import org.jspecify.annotations.NullMarked;

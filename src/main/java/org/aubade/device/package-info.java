/**
 * Devices, the messages that they understand, and the service that registers them and sends them messages. In which order and
 * with which timeouts messages are sent is in {@code device.delivery}; the devices of each technology are in {@code driver}.
 */
@NullMarked
package org.aubade.device;

import org.jspecify.annotations.NullMarked;

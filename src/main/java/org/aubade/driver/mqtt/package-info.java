/** Devices behind MQTT brokers: the connections, and what an inventory found there says of each device. */
@NullMarked
package org.aubade.driver.mqtt;

import org.jspecify.annotations.NullMarked;

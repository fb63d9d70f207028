/**
 * The connection to a broker: connects again whenever it breaks, publishes and subscribes. Only this package uses the MQTT client
 * library. It knows no devices.
 */
@NullMarked
package org.aubade.driver.mqtt.client;

import org.jspecify.annotations.NullMarked;

/**
 * Devices behind MQTT brokers: finds and registers them, sends them messages within the configured rate, and routes what they
 * report. The connection to a broker is in {@code client}, and what is known of a device in {@code inventory}.
 */
@NullMarked
package org.aubade.driver.mqtt;

import org.jspecify.annotations.NullMarked;

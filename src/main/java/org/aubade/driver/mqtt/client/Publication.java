package org.aubade.driver.mqtt.client;

/**
 * A message for the broker.
 *
 * @param retain whether the broker keeps it for later subscribers
 * @param atMostOnce whether it must not arrive twice; then no acknowledgement says that it has arrived at all
 */
public record Publication(String topic, String payload, boolean retain, boolean atMostOnce) {}

package org.aubade.driver.mqtt;

/**
 * Something to be published.
 *
 * @param retain whether the broker shall keep it
 * @param once whether it must not arrive twice, for which nobody confirms that it has arrived at all
 */
record Telling(String topic, String payload, boolean retain, boolean once) {}

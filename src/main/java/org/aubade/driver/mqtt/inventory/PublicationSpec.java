package org.aubade.driver.mqtt.inventory;

/**
 * What is published for a message. The quality of service follows from whether the message may arrive twice.
 *
 * @param retain whether the broker keeps the payload for later subscribers
 */
public record PublicationSpec(String topic, Encoding encoding, boolean retain) {}

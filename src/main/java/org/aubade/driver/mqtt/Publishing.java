package org.aubade.driver.mqtt;

/**
 * What is published for a message; how surely it is delivered follows from whether the message may be doubled.
 *
 * @param retain whether the broker shall keep it for those who come later
 */
public record Publishing(String topic, Encoding encoding, boolean retain) {}

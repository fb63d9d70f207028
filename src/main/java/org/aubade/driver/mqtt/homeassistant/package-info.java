/**
 * Reads Home Assistant's MQTT discovery: the configurations that devices announce, and who announced them, into definitions. The
 * components are in {@code entity}, their templates in {@code template}.
 */
@NullMarked
package org.aubade.driver.mqtt.homeassistant;

import org.jspecify.annotations.NullMarked;

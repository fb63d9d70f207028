/** Home Assistant's MQTT discovery: the configurations that devices announce, read into definitions of devices. */
@NullMarked
package org.aubade.driver.mqtt.homeassistant;

import org.jspecify.annotations.NullMarked;

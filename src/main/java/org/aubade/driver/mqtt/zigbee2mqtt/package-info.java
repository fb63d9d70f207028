/** Reads what Zigbee2MQTT publishes about its devices, groups and scenes into definitions. Sends nothing itself. */
@NullMarked
package org.aubade.driver.mqtt.zigbee2mqtt;

import org.jspecify.annotations.NullMarked;

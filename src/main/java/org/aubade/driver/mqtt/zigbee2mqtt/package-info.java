/** What Zigbee2MQTT tells of its devices, groups and scenes, as definitions. */
@NullMarked
package org.aubade.driver.mqtt.zigbee2mqtt;

import org.jspecify.annotations.NullMarked;

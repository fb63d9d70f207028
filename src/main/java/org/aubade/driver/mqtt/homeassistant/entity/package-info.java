/**
 * The components of Home Assistant, such as lights and covers: reads the options of one entity into commands and reports. Knows
 * neither topics of discovery nor the device around an entity.
 */
@NullMarked
package org.aubade.driver.mqtt.homeassistant.entity;

import org.jspecify.annotations.NullMarked;

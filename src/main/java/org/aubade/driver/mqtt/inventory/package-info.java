/**
 * Definitions of devices as pure data: which messages are published how, what answers them, and how payloads become state and
 * availability; and the interface of the inventories that make them. What runs a definition is in {@code driver.mqtt}.
 */
@NullMarked
package org.aubade.driver.mqtt.inventory;

import org.jspecify.annotations.NullMarked;

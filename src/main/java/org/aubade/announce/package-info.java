/**
 * Announces programs to other home automations: each is a button and a sensor for its last run, as Home Assistant's MQTT
 * discovery describes them. Knows no broker: the connection is in {@code driver.mqtt}, and the root package joins the two.
 */
@NullMarked
package org.aubade.announce;

import org.jspecify.annotations.NullMarked;

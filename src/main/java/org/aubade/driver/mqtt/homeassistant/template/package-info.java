/** The supported subset of Home Assistant's templates: reads and renders them, on JSON from untrusted senders. Knows no devices. */
@NullMarked
package org.aubade.driver.mqtt.homeassistant.template;

import org.jspecify.annotations.NullMarked;

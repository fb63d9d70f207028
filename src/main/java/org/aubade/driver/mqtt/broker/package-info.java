/** What is known of a broker without a connection: its configuration, its address, and what its topics may look like. */
@NullMarked
package org.aubade.driver.mqtt.broker;

import org.jspecify.annotations.NullMarked;

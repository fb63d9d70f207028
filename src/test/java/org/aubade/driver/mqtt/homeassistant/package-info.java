/** What Home Assistant's discovery means for devices, as specifications. */
package org.aubade.driver.mqtt.homeassistant;

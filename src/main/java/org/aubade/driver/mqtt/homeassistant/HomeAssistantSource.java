package org.aubade.driver.mqtt.homeassistant;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.aubade.driver.mqtt.broker.MqttConfig;
import org.aubade.driver.mqtt.inventory.Inventory;
import org.aubade.driver.mqtt.inventory.InventorySource;

/** Makes the inventory of the devices that are announced for Home Assistant. */
@Singleton
public class HomeAssistantSource implements InventorySource {
    @Override
    public Optional<Inventory> open(MqttConfig.Broker broker) {
        return broker.homeassistant().enabled()
                ? Optional.of(new HomeAssistantInventory(
                        broker.homeassistant().prefix(), broker.zigbee2mqtt().enabled()))
                : Optional.empty();
    }
}

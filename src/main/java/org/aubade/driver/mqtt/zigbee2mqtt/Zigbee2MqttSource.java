package org.aubade.driver.mqtt.zigbee2mqtt;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.aubade.driver.mqtt.broker.MqttConfig;
import org.aubade.driver.mqtt.inventory.Inventory;
import org.aubade.driver.mqtt.inventory.InventorySource;

/** Makes the inventory of the Zigbee2MQTT that uses a broker. */
@Singleton
public class Zigbee2MqttSource implements InventorySource {
    @Override
    public Optional<Inventory> open(MqttConfig.Broker broker) {
        return broker.zigbee2mqtt().enabled()
                ? Optional.of(new Zigbee2MqttInventory(broker.zigbee2mqtt().baseTopic()))
                : Optional.empty();
    }
}

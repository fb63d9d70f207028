package org.aubade.driver.mqtt.inventory;

import java.util.Optional;
import org.aubade.driver.mqtt.broker.MqttConfig;

/** A bean that makes an inventory of one kind for each broker. */
public interface InventorySource {
    /** A new inventory for the broker with this configuration; empty where that kind is switched off. */
    Optional<Inventory> open(MqttConfig.Broker broker);
}

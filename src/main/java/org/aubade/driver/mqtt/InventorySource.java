package org.aubade.driver.mqtt;

import java.util.Optional;

/** A bean that makes the inventory of one kind for each broker. */
public interface InventorySource {
    /** A new inventory for the broker configured so; empty where that kind is not wanted there. */
    Optional<Inventory> open(MqttConfig.Broker broker);
}

package org.aubade.driver.mqtt.zigbee2mqtt;

/** Where a device, or a group, tells and is told. */
record Topics(String base, String friendlyName) {
    String state() {
        return base + "/" + friendlyName;
    }

    String set() {
        return state() + "/set";
    }

    String availability() {
        return state() + "/availability";
    }

    /** Where Zigbee2MQTT tells whether it is there itself. */
    String bridge() {
        return base + "/bridge/state";
    }
}

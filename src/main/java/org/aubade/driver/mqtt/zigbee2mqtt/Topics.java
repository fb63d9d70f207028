package org.aubade.driver.mqtt.zigbee2mqtt;

/** The topics of a device or a group. */
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

    /** The topic for the availability of Zigbee2MQTT itself. */
    String bridge() {
        return base + "/bridge/state";
    }
}

package org.aubade.driver.mqtt.inventory;

/** Turns the data of a message into a payload; implemented by records, so that definitions can be compared. */
@FunctionalInterface
public interface Encoding {
    /** The payload for {@code data}, which fits the command's format. */
    String encode(String data);

    /** The same payload for any data. */
    record Constant(String payload) implements Encoding {
        @Override
        public String encode(String data) {
            return payload;
        }
    }
}

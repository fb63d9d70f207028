package org.aubade.driver.mqtt;

/** How the data of a message becomes a payload; a record, so that definitions can be compared. */
@FunctionalInterface
public interface Encoding {
    /** The payload for {@code data}, which is of the command's format. */
    String encode(String data);

    /** Always {@code payload}. */
    record Constant(String payload) implements Encoding {
        @Override
        public String encode(String data) {
            return payload;
        }
    }
}

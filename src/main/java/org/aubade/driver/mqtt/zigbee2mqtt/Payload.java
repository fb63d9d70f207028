package org.aubade.driver.mqtt.zigbee2mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.aubade.device.Color;
import org.aubade.driver.mqtt.inventory.Encoding;
import org.aubade.driver.mqtt.inventory.Json;

/** Turns the data of messages into the JSON that Zigbee2MQTT takes. */
public sealed interface Payload extends Encoding {

    /** A constant payload, such as {@code {"state": "ON"}}. */
    static Encoding text(String property, String value) {
        return new Constant(Json.object().put(property, value).toString());
    }

    /** A constant payload, such as {@code {"position": 100}}. */
    static Encoding number(String property, long value) {
        return new Constant(Json.object().put(property, value).toString());
    }

    /** The data as text. */
    record Word(String property) implements Payload {
        @Override
        public String encode(String data) {
            return Json.object().put(property, data).toString();
        }
    }

    /** The data as a number. */
    record Amount(String property) implements Payload {
        @Override
        public String encode(String data) {
            return write(property, Double.parseDouble(data));
        }
    }

    /** Percent as a whole number from {@code min} to {@code max}; more than 0 % is always more than {@code min}. */
    record Percent(String property, double min, double max) implements Payload {
        @Override
        public String encode(String data) {
            double percent = Double.parseDouble(data);
            double scaled = Math.rint(min + percent / 100 * (max - min));
            return write(property, percent > 0 && scaled <= min ? Math.min(min + 1, max) : scaled);
        }
    }

    /** Kelvin, converted to mired. */
    record Mired(String property) implements Payload {
        @Override
        public String encode(String data) {
            return write(property, Math.rint(ColorFormats.MIRED / Double.parseDouble(data)));
        }
    }

    /** A colour in hexadecimal digits. */
    record Hex(String property) implements Payload {
        @Override
        public String encode(String data) {
            ObjectNode payload = Json.object();
            payload.putObject(property)
                    .put("hex", Color.parse(data).map(Color::toString).orElse(data.toLowerCase(Locale.ROOT)));
            return payload.toString();
        }
    }

    private static String write(String property, double value) {
        ObjectNode payload = Json.object();
        JsonNode written =
                value == Math.rint(value) ? payload.put(property, (long) value) : payload.put(property, value);
        return written.toString();
    }
}

package org.aubade.driver.mqtt.homeassistant.entity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.device.Color;
import org.aubade.driver.mqtt.homeassistant.template.Template;
import org.aubade.driver.mqtt.homeassistant.template.Value;
import org.aubade.driver.mqtt.homeassistant.template.Variables;
import org.aubade.driver.mqtt.inventory.Encoding;

/** Turns the data of messages, which fits their command's format, into payloads. */
sealed interface Encodings extends Encoding {
    /** The data, as a template makes it. */
    record Text(Template template) implements Encodings {
        @Override
        public String encode(String data) {
            return filled(template, Map.of("value", new Value.Text(data)));
        }
    }

    /**
     * A number, as a template makes it.
     *
     * @param original the variable for the number of the message; the variable {@code value} is the device's number
     */
    record Numeric(Template template, Conversion conversion, String original) implements Encodings {
        @Override
        public String encode(String data) {
            double sent = Double.parseDouble(data);
            Map<String, Value> variables = new HashMap<>();
            variables.put(original, Value.of(sent));
            variables.put("value", Value.of(conversion.toDevice(sent)));
            return filled(template, variables);
        }
    }

    /** One of two payloads: {@code off} for the number 0, else {@code on}. */
    record OnUnlessZero(String on, String off) implements Encodings {
        @Override
        public String encode(String data) {
            return Double.parseDouble(data) == 0 ? off : on;
        }
    }

    /** The numbers of a colour, separated by commas, followed by a zero for each white channel. */
    record Channels(ColorSpace space, int whites) implements Encodings {
        @Override
        public String encode(String data) {
            return Stream.concat(
                            numbers(space, data).stream(),
                            Stream.generate(() -> 0.0).limit(whites))
                    .map(number -> Value.of(number).text())
                    .collect(Collectors.joining(","));
        }
    }

    /** The numbers of a colour, as a template makes them. */
    record ChannelsIn(ColorSpace space, Template template) implements Encodings {
        @Override
        public String encode(String data) {
            List<Double> numbers = numbers(space, data);
            Map<String, Value> variables = new HashMap<>();
            for (int i = 0; i < numbers.size(); i++) {
                variables.put(space.variables().get(i), Value.of(numbers.get(i)));
            }
            return filled(template, variables);
        }
    }

    /** JSON that switches a light on and sets a number. */
    record JsonNumber(String member, Conversion conversion) implements Encodings {
        @Override
        public String encode(String data) {
            String number =
                    Value.of(conversion.toDevice(Double.parseDouble(data))).text();
            return "{\"state\":\"ON\",\"" + member + "\":" + number + "}";
        }
    }

    /** JSON that switches a light on and sets its colour. */
    record JsonColour(ColorSpace space, List<String> whites) implements Encodings {
        public JsonColour {
            whites = List.copyOf(whites);
        }

        @Override
        public String encode(String data) {
            List<Double> numbers = numbers(space, data);
            StringBuilder members = new StringBuilder();
            for (int i = 0; i < numbers.size(); i++) {
                members.append(i == 0 ? "" : ",")
                        .append('"')
                        .append(space.members().get(i))
                        .append("\":");
                members.append(Value.of(numbers.get(i)).text());
            }
            whites.forEach(white -> members.append(",\"").append(white).append("\":0"));
            return "{\"state\":\"ON\",\"color\":{" + members + "}}";
        }
    }

    /** JSON that sets the brightness of a light; 0 switches it off. */
    record JsonBrightness(Conversion conversion) implements Encodings {
        @Override
        public String encode(String data) {
            return Double.parseDouble(data) == 0
                    ? "{\"state\":\"OFF\"}"
                    : new JsonNumber("brightness", conversion).encode(data);
        }
    }

    private static List<Double> numbers(ColorSpace space, String data) {
        return space.numbers(Color.parse(data).orElseThrow(() -> new IllegalArgumentException("no colour: " + data)));
    }

    /** Fills in {@code template}, all of whose variables have values. */
    private static String filled(Template template, Map<String, Value> variables) {
        return template.render(Variables.of(variables))
                .orElseThrow(() -> new IllegalArgumentException("nothing to publish for " + variables));
    }
}

package org.aubade.driver.mqtt.homeassistant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.device.Color;
import org.aubade.driver.mqtt.Encoding;

/** How data becomes payloads; the data is of the format of its command. */
sealed interface Encodings extends Encoding {
    /** The data in a template. */
    record Text(Template template) implements Encodings {
        @Override
        public String encode(String data) {
            return filled(template, Map.of("value", new Value.Text(data)));
        }
    }

    /**
     * A number in a template.
     *
     * @param original what the template calls the number as it was told, where it wants that; {@code value} is the device's
     */
    record Numeric(Template template, Conversion conversion, String original) implements Encodings {
        @Override
        public String encode(String data) {
            double told = Double.parseDouble(data);
            Map<String, Value> variables = new HashMap<>();
            variables.put(original, Value.of(told));
            variables.put("value", Value.of(conversion.toDevice(told)));
            return filled(template, variables);
        }
    }

    /** One of two payloads: the second for the number 0, which is off. */
    record OnUnlessZero(String on, String off) implements Encodings {
        @Override
        public String encode(String data) {
            return Double.parseDouble(data) == 0 ? off : on;
        }
    }

    /** The numbers of a colour, with commas between them, and zeros for the white channels behind. */
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

    /** The numbers of a colour in a template. */
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

    /** A light told by JSON to be on, with a number beside that. */
    record JsonNumber(String member, Conversion conversion) implements Encodings {
        @Override
        public String encode(String data) {
            String number =
                    Value.of(conversion.toDevice(Double.parseDouble(data))).text();
            return "{\"state\":\"ON\",\"" + member + "\":" + number + "}";
        }
    }

    /** A light told by JSON to be on, with a colour beside that. */
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

    /** A light told by JSON how bright to be; 0 is off. */
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

    /** Every variable that a template was read with has a value. */
    private static String filled(Template template, Map<String, Value> variables) {
        return template.render(Scope.of(variables))
                .orElseThrow(() -> new IllegalArgumentException("nothing to publish for " + variables));
    }
}

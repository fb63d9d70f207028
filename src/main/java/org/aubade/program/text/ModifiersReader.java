package org.aubade.program.text;

import java.time.Duration;
import java.util.List;
import org.aubade.program.Modifiers;
import org.aubade.program.Retry;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.ErrorMessages;
import org.aubade.text.Fields;
import org.aubade.text.ScalarParser;
import org.aubade.time.Durations;
import org.jspecify.annotations.Nullable;

/** Reads the modifiers of a step. A modifier that is wrong is reported and reads as if it were absent. */
final class ModifiersReader {
    /** The delay before each repetition if {@code retry} gives none. */
    static final Duration DEFAULT_DELAY = Duration.ofSeconds(1);

    private static final String RETRY = "a number of times, or {times: 3, delay: 1s, factor: 2}";
    private static final List<String> RETRY_KEYS = List.of("times", "delay", "factor");

    private ModifiersReader() {}

    /** Reads the modifiers among {@code fields}, which may contain other keys too. */
    static Modifiers read(Fields fields) {
        String name = fields.read("name", "what people call the step", ModifiersReader::name);
        Duration timeout = fields.read("timeout", "a duration such as 5s", ModifiersReader::timeout);
        Retry retry = retry(fields);
        Boolean optional = fields.read("optional", "true or false", ScalarParser::flag);
        return new Modifiers(timeout, retry, Boolean.TRUE.equals(optional), name);
    }

    private static @Nullable Retry retry(Fields fields) {
        if (!(fields.node("retry") instanceof Mapping mapping)) {
            return fields.read("retry", RETRY, text -> new Retry(ScalarParser.wholeNumber(text), DEFAULT_DELAY));
        }
        Fields inner = fields.within("retry", mapping);
        inner.allowOnly(RETRY_KEYS, key -> ErrorMessages.unknown("key of retry", key, RETRY_KEYS));
        Integer times = inner.require("times", "a whole number such as 3", ModifiersReader::times);
        Duration delay = inner.read("delay", "a duration such as 1s", ModifiersReader::delay);
        Double factor = inner.read("factor", "a number from 1 to 10", ModifiersReader::factor);
        return times == null
                ? null
                : new Retry(times, delay == null ? DEFAULT_DELAY : delay, factor == null ? 1 : factor);
    }

    private static String name(String text) {
        return Modifiers.requireName(text);
    }

    private static Duration timeout(String text) {
        return Modifiers.requireTimeout(Durations.parse(text));
    }

    private static int times(String text) {
        return new Retry(ScalarParser.wholeNumber(text), DEFAULT_DELAY).times();
    }

    private static Duration delay(String text) {
        return new Retry(1, Durations.parse(text)).delay();
    }

    private static double factor(String text) {
        return new Retry(1, DEFAULT_DELAY, ScalarParser.number(text)).factor();
    }
}

package org.aubade.driver.mqtt.homeassistant;

import java.util.List;
import java.util.Optional;

/** {@code variable.path["and so on"] | filter | filter}. */
record Expression(String variable, List<String> path, List<Filter> filters) {
    Expression {
        path = List.copyOf(path);
        filters = List.copyOf(filters);
    }

    /** What changes a value on its way. */
    sealed interface Filter {
        /** {@code value} changed; empty if it cannot be, as no text can be rounded. */
        Optional<Value> apply(Value value);
    }

    /** In lower case. */
    record Lower() implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.lower();
        }
    }

    /** In upper case. */
    record Upper() implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.upper();
        }
    }

    /** Cut off to a whole number. */
    record ToInt() implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.whole();
        }
    }

    /** As a number with a fraction. */
    record ToFloat() implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.fraction();
        }
    }

    /** Rounded to so many digits after the point. */
    record Round(int digits) implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.rounded(digits);
        }
    }

    /** Its value in {@code scope}. */
    Optional<Value> value(Scope scope) {
        Optional<Value> value = scope.find(variable, path);
        for (Filter filter : filters) {
            value = value.flatMap(filter::apply);
        }
        return value;
    }
}

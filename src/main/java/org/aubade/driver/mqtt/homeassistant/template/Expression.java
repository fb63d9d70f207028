package org.aubade.driver.mqtt.homeassistant.template;

import java.util.List;
import java.util.Optional;

/** An expression in a template: {@code variable.path["member"] | filter | filter}. */
record Expression(String variable, List<String> path, List<Filter> filters) {
    Expression {
        path = List.copyOf(path);
        filters = List.copyOf(filters);
    }

    /** Changes a value. */
    sealed interface Filter {
        /** The changed value; empty where the filter does not apply, such as rounding to text. */
        Optional<Value> apply(Value value);
    }

    /** Makes lower case. */
    record Lower() implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.lower();
        }
    }

    /** Makes upper case. */
    record Upper() implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.upper();
        }
    }

    /** Truncates to a whole number. */
    record ToInt() implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.whole();
        }
    }

    /** Makes a number with a fraction. */
    record ToFloat() implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.fraction();
        }
    }

    /** Rounds to {@code digits} after the decimal point. */
    record Round(int digits) implements Filter {
        @Override
        public Optional<Value> apply(Value value) {
            return value.rounded(digits);
        }
    }

    /** The value with these variables; empty if there is none. */
    Optional<Value> value(Variables variables) {
        Optional<Value> value = variables.find(variable, path);
        for (Filter filter : filters) {
            value = value.flatMap(filter::apply);
        }
        return value;
    }
}

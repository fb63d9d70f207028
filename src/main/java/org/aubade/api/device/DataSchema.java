package org.aubade.api.device;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.aubade.device.DataFormat;
import org.jspecify.annotations.Nullable;

/**
 * The form of a message's data as a JSON schema; the keywords that do not apply are null.
 *
 * @param options the only values that there are
 */
record DataSchema(
        @Nullable String type,
        @Nullable Integer maxLength,
        @Nullable String format,
        @Nullable Number minimum,
        @Nullable Number maximum,
        @Nullable String unit,
        @JsonProperty("enum") @Nullable List<String> options) {
    static DataSchema of(DataFormat format) {
        return switch (format) {
            case DataFormat.Nothing() -> new DataSchema("null", null, null, null, null, null, null);
            case DataFormat.Text text -> new DataSchema("string", text.maxLength(), null, null, null, null, null);
            case DataFormat.Colour() -> new DataSchema("string", null, "color", null, null, null, null);
            case DataFormat.Quantity quantity ->
                new DataSchema(
                        "number",
                        null,
                        null,
                        plain(quantity.min()),
                        plain(quantity.max()),
                        quantity.unit().isEmpty() ? null : quantity.unit(),
                        null);
            case DataFormat.Choice choice -> new DataSchema(null, null, null, null, null, null, choice.options());
        };
    }

    /** Without decimals where they are zero. */
    private static Number plain(double value) {
        if (value == Math.rint(value)) {
            return (long) value;
        }
        return value;
    }
}

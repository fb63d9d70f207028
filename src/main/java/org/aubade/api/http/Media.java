package org.aubade.api.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Variant;
import java.util.List;
import org.aubade.text.TextFormat;
import org.jspecify.annotations.Nullable;

/** The media types in which programs and schedules come and go; YAML has one of its own (RFC 9512) and two that are older. */
public final class Media {
    public static final String JSON = MediaType.APPLICATION_JSON;
    public static final String YAML = "application/yaml";
    public static final String X_YAML = "application/x-yaml";
    public static final String TEXT_YAML = "text/yaml";

    /** What a program or a schedule can be asked for as, the preferred one first. */
    public static final List<Variant> DEFINITIONS = Variant.mediaTypes(
                    MediaType.APPLICATION_JSON_TYPE,
                    MediaType.valueOf(YAML),
                    MediaType.valueOf(X_YAML),
                    MediaType.valueOf(TEXT_YAML))
            .build();

    private Media() {}

    /** The format of what is in a body of {@code type}; JSON where the type is not said. */
    public static TextFormat format(@Nullable MediaType type) {
        return type == null || !type.getSubtype().endsWith("yaml") ? TextFormat.JSON : TextFormat.YAML;
    }
}

package org.aubade.api.device;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonBody;
import org.jspecify.annotations.Nullable;

/**
 * What a client says about a device to be registered.
 *
 * @param id null where the service shall choose one
 * @param name null where it is called by its id
 * @param driver the name of the driver that makes it
 * @param settings the driver's own
 */
public record NewDevice(@Nullable String id, @Nullable String name, String driver, Map<String, String> settings) {
    public static NewDevice read(Body body) {
        Fields fields = JsonBody.read(body, Fields.class);
        return new NewDevice(
                fields.id,
                fields.name,
                JsonBody.require("driver", fields.driver),
                JsonBody.scalars("settings", fields.settings));
    }

    @RegisterForReflection
    record Fields(
            @Nullable String id,
            @Nullable String name,
            @Nullable String driver,
            @Nullable Map<String, JsonNode> settings) {}
}

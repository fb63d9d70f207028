package org.aubade.api.device;

import java.util.List;
import java.util.Map;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonFields;
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
    private static final List<String> KEYS = List.of("id", "name", "driver", "settings");

    public static NewDevice read(Body body) {
        JsonFields fields = JsonFields.of(body, KEYS);
        return new NewDevice(
                fields.text("id"), fields.text("name"), fields.require("driver"), fields.scalars("settings"));
    }
}

package org.aubade.api.device;

import jakarta.inject.Singleton;
import java.util.Map;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.driver.Driver;

/** A driver with a bug. */
@Singleton
public class BrokenDriver implements Driver {
    @Override
    public String name() {
        return "broken";
    }

    @Override
    public Device create(DeviceId id, String name, Map<String, String> settings) {
        throw new IllegalStateException("the secret is 42");
    }
}

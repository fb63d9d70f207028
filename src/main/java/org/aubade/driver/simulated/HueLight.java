package org.aubade.driver.simulated;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.time.TimeSource;

/** The simulated home's light. */
@Singleton
public class HueLight extends SimulatedDevice {
    /** The id that programs use. */
    public static final DeviceId ID = new DeviceId("hue-light");

    @Inject
    public HueLight(SimulatedConfig config, TimeSource time) {
        this(SimulatedSettings.of(config, ID), Simulation.in(time));
    }

    public HueLight(SimulatedSettings settings, Simulation simulation) {
        super(ID, "Hue Light", DeviceKind.LIGHT, settings, simulation);
    }
}

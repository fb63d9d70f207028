package org.aubade.driver.simulated;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.time.TimeSource;

/** The home's toilet; its lid is closed at first, and it flushes and cleans either way. */
@Singleton
public class SmartToilet extends SimulatedDevice {
    /** The id under which programs address it. */
    public static final DeviceId ID = new DeviceId("smart-toilet");

    @Inject
    public SmartToilet(SimulatedConfig config, TimeSource time) {
        this(SimulatedSettings.of(config, ID), Simulation.in(time));
    }

    public SmartToilet(SimulatedSettings settings, Simulation simulation) {
        super(ID, "Smart Toilet", DeviceKind.TOILET, settings, simulation);
    }
}

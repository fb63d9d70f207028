package org.aubade.driver.simulated;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.time.TimeSource;

/** The simulated home's toilet. Its lid is closed at first; it flushes and cleans with the lid open or closed. */
@Singleton
public class SmartToilet extends SimulatedDevice {
    /** The id that programs use. */
    public static final DeviceId ID = new DeviceId("smart-toilet");

    @Inject
    public SmartToilet(SimulatedConfig config, TimeSource time) {
        this(SimulatedSettings.of(config, ID), Simulation.in(time));
    }

    public SmartToilet(SimulatedSettings settings, Simulation simulation) {
        super(ID, "Smart Toilet", DeviceKind.TOILET, settings, simulation);
    }
}

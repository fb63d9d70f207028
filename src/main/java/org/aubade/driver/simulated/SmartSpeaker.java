package org.aubade.driver.simulated;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.time.TimeSource;

/** The simulated home's speaker, which plays only while it is switched on. */
@Singleton
public class SmartSpeaker extends SimulatedDevice {
    /** The id that programs use. */
    public static final DeviceId ID = new DeviceId("smart-speaker");

    @Inject
    public SmartSpeaker(SimulatedConfig config, TimeSource time) {
        this(SimulatedSettings.of(config, ID), Simulation.in(time));
    }

    public SmartSpeaker(SimulatedSettings settings, Simulation simulation) {
        super(ID, "Smart Speaker", DeviceKind.SPEAKER, settings, simulation);
    }
}

package org.aubade.driver.simulated;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.driver.Driver;
import org.aubade.time.TimeSource;

/**
 * Makes simulated devices. Settings: {@code kind}, a {@link DeviceKind}, light by default; {@code latency}, {@code failureRate}
 * and {@code offline}, as configured by default.
 */
@Singleton
public class SimulatedDriver implements Driver {
    /** The driver's name in configuration and REST. */
    public static final String NAME = "simulated";

    private final SimulatedSettings defaults;
    private final Simulation simulation;

    @Inject
    public SimulatedDriver(SimulatedConfig config, TimeSource time) {
        this(SimulatedSettings.of(config), Simulation.in(time));
    }

    public SimulatedDriver(SimulatedSettings defaults, Simulation simulation) {
        this.defaults = defaults;
        this.simulation = simulation;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Device create(DeviceId id, String name, Map<String, String> settings) {
        SettingsReader reader = new SettingsReader(settings);
        return new SimulatedDevice(id, name, reader.kind(), reader.over(defaults), simulation);
    }
}

package org.aubade.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.aubade.device.Device;
import org.aubade.device.IotService;
import org.aubade.driver.Driver;
import org.aubade.driver.simulated.HueLight;
import org.aubade.driver.simulated.SmartSpeaker;
import org.aubade.driver.simulated.SmartToilet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SimulatedHomeTest {
    @Inject
    IotService iot;

    @Inject
    List<Device> home;

    @Inject
    @All
    List<Driver> drivers;

    @Test
    void the_home_is_the_light_the_speaker_and_the_toilet() {
        assertThat(home).extracting(Device::name).containsExactly("Hue Light", "Smart Speaker", "Smart Toilet");
        assertThat(iot.ids()).containsExactly(HueLight.ID, SmartSpeaker.ID, SmartToilet.ID);
    }

    @Test
    void the_simulated_driver_can_make_more() {
        assertThat(drivers).extracting(Driver::name).contains("simulated");
    }
}

package org.aubade.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.aubade.device.Device;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(NoSimulatedHomeTest.NotEnabled.class)
class NoSimulatedHomeTest {
    @Inject
    List<Device> home;

    @Test
    void a_home_in_which_the_simulation_is_not_enabled_has_none_of_its_devices() {
        assertThat(home).isEmpty();
    }

    /** The home without its simulated devices. */
    public static final class NotEnabled implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("aubade.simulated.enabled", "false");
        }
    }
}

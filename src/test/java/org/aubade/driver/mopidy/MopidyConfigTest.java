package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.aubade.device.Availability;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.DeviceState;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MopidyConfigTest {
    private static MopidyDriver driver(Map<String, String> properties) {
        MopidyConfig config = new SmallRyeConfigBuilder()
                .withMapping(MopidyConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(MopidyConfig.class);
        return new MopidyDriver(config, new VirtualTime().source());
    }

    @Test
    void there_is_no_speaker_by_default() {
        assertThat(driver(Map.of()).configured()).isEmpty();
    }

    @Test
    void a_configured_speaker_has_the_name_and_the_room_that_it_was_given() {
        List<Device> speakers = driver(Map.of(
                        "aubade.mopidy.speakers.kitchen.url", "http://127.0.0.1:6680",
                        "aubade.mopidy.speakers.\"living room\".url", "http://127.0.0.1:6681",
                        "aubade.mopidy.speakers.\"living room\".name", "The Big One",
                        "aubade.mopidy.speakers.\"living room\".room", "Living room"))
                .configured();
        assertThat(speakers)
                .allSatisfy(speaker -> {
                    assertThat(speaker.driver()).isEqualTo("mopidy");
                    assertThat(speaker.kind()).isEqualTo(DeviceKind.SPEAKER);
                    assertThat(speaker.state()).isEqualTo(DeviceState.UNKNOWN);
                    assertThat(speaker.availability()).isEqualTo(Availability.UNKNOWN);
                })
                .extracting(
                        speaker -> speaker.id().value(),
                        Device::name,
                        speaker -> speaker.room().orElse("none"))
                .containsExactlyInAnyOrder(
                        tuple("kitchen", "kitchen", "none"), tuple("living room", "The Big One", "Living room"));
    }

    @Test
    void a_bad_address_is_named_with_its_key() {
        MopidyDriver driver = driver(Map.of("aubade.mopidy.speakers.kitchen.url", "kitchen:6680"));
        assertThatThrownBy(driver::configured)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("aubade.mopidy.speakers.\"kitchen\".url: 'kitchen:6680' is not the address of a Mopidy;"
                        + " write one such as http://192.168.1.20:6680");
    }

    @Test
    void a_speaker_without_an_address_is_named() {
        Map<String, String> properties = Map.of("aubade.mopidy.speakers.kitchen.name", "Kitchen");
        assertThatThrownBy(() -> driver(properties)).hasMessageContaining("aubade.mopidy.speakers.kitchen.url");
    }

    @ParameterizedTest
    @CsvSource({"url, kitchen", "room, Kitchen", "url, ''"})
    void a_device_that_is_made_without_a_usable_address_is_refused(String setting, String value) {
        MopidyDriver driver = driver(Map.of());
        assertThatThrownBy(() -> driver.create(new DeviceId("x"), "X", Map.of(setting, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("setting 'url': '")
                .hasMessageEndingWith("write one such as http://192.168.1.20:6680");
    }
}

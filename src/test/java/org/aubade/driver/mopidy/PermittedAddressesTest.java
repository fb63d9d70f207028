package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.aubade.device.DeviceId;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over REST, speakers can be added only at addresses that the configuration permits. */
class PermittedAddressesTest {
    private static final Map<String, String> HOME = Map.of(
            "aubade.mopidy.addresses", "http://kitchen.home:6680,https://Music.Home,http://[::1]:6680",
            "aubade.mopidy.speakers.bath.url", "http://me:s3cret@192.168.1.20:6680/bath");

    private static MopidyDriver driver(Map<String, String> properties) {
        MopidyConfig config = new SmallRyeConfigBuilder()
                .withMapping(MopidyConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(MopidyConfig.class);
        return new MopidyDriver(config, new VirtualTime().source());
    }

    private static void add(MopidyDriver driver, String url) {
        var _ = driver.create(new DeviceId("x"), "X", Map.of("url", url));
    }

    @Test
    void without_a_configured_address_none_is_permitted() {
        assertThatThrownBy(() -> add(driver(Map.of()), "http://127.0.0.1:6680"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("setting 'url': the configuration does not permit a speaker at http://127.0.0.1:6680;"
                        + " to permit it, add it to aubade.mopidy.addresses");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://kitchen.home:6680",
                "HTTP://KITCHEN.Home:6680/mopidy/rpc",
                "http://me:password@kitchen.home:6680",
                "https://music.home",
                "https://music.home:443/upstairs",
                "http://[0:0:0:0:0:0:0:1]:6680",
                "http://192.168.1.20:6680",
            })
    void a_permitted_address_may_be_spelled_in_any_way(String url) {
        add(driver(HOME), url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://kitchen.home",
                "http://kitchen.home:80",
                "http://kitchen.home:6681",
                "https://kitchen.home:6680",
                "http://kitchen.home.:6680",
                "http://evil.kitchen.home:6680",
                "http://kitchen.home.evil:6680",
                "http://kitchen.home:6680@evil:6680",
                "http://kitchen.home@127.0.0.1:6680",
                "http://music.home",
                "http://music.home:443",
                "https://music.home:8443",
                "http://[::]:6680",
                "http://[::2]:6680",
                "http://[::ffff:192.168.1.20]:6680",
                "http://127.0.0.1:6680",
                "http://localhost:6680",
                "http://3232235796:6680",
                "http://0xc0a80114:6680",
            })
    void any_other_address_is_refused_whatever_it_resolves_to(String url) {
        assertThatThrownBy(() -> add(driver(HOME), url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("setting 'url': the configuration does not permit a speaker at http")
                .hasMessageEndingWith("; to permit it, add it to aubade.mopidy.addresses");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.168.276:6680",
                "http://0300.0250.1.20:6680",
                "http://kitchen.home\\@evil:6680",
                "http://kitchen.home:6680#@evil",
                "http://[fe80::1%25x]@a"
            })
    void what_is_no_address_is_refused(String url) {
        assertThatThrownBy(() -> add(driver(HOME), url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_refusal_names_no_password() {
        assertThatThrownBy(() -> add(driver(HOME), "http://me:s3cret@evil:6680"))
                .hasMessageContaining("http://evil:6680")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kitchen:6680", "http://*:6680", "http://kitchen:6680/path", "http://me:s3cret@kitchen:6680"})
    void a_listed_address_that_is_more_or_less_than_scheme_host_and_port_stops_the_start(String address) {
        MopidyDriver driver = driver(Map.of("aubade.mopidy.addresses", address));
        assertThatThrownBy(driver::configured)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("aubade.mopidy.addresses: '")
                .hasMessageContaining("write ")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void the_origin_names_the_port_that_is_not_written() {
        assertThat(MopidyAddress.parse("https://Home.Example/kitchen").origin()).isEqualTo("https://home.example:443");
        assertThat(MopidyAddress.parse("http://home.example").origin()).isEqualTo("http://home.example:80");
    }
}

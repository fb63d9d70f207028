package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartChecksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUBADE_STORE",
                "AUBADE_RUNS_MAX_ACTIVE",
                "AUBADE_POSTGRESQL_URL",
                "AUBADE_SIMULATED_DEVICES_HUE_LIGHT_OFFLINE",
                "AUBADE_MQTT_BROKERS_HOME_HOST",
                "AUBADE_URL",
                "AUBADE_TOKEN",
                "HOME"
            })
    void variables_of_keys_are_known(String name) {
        assertThat(EnvironmentNames.complaint(List.of(name))).isEmpty();
    }

    @Test
    void what_kubernetes_tells_of_a_service_with_that_name_is_not_meant_for_it() {
        List<String> told =
                List.of("AUBADE_SERVICE_HOST", "AUBADE_SERVICE_PORT_HTTP", "AUBADE_PORT", "AUBADE_PORT_8080_TCP_ADDR");

        assertThat(EnvironmentNames.complaint(told)).isEmpty();
        assertThat(EnvironmentNames.complaint(List.of("AUBADE_PORT"))).isPresent();
    }

    @Test
    void a_misspelled_variable_is_named_with_what_was_perhaps_meant() {
        assertThat(EnvironmentNames.complaint(List.of("PATH", "AUBADE_RUNS_MAX_ACTIV")))
                .contains("The environment variable AUBADE_RUNS_MAX_ACTIV means nothing to Aubade;"
                        + " did you mean AUBADE_RUNS_MAX_ACTIVE?");
    }

    @Test
    void a_variable_like_no_other_is_named_with_where_to_look() {
        assertThat(EnvironmentNames.complaint(List.of("AUBADE_COLOUR_OF_THE_SKY"))
                        .orElseThrow())
                .startsWith("The environment variable AUBADE_COLOUR_OF_THE_SKY means nothing to Aubade; docs/");
    }

    @Test
    void a_port_in_use_is_named_before_anything_is_started() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), other.getLocalPort());
            assertThatThrownBy(() -> StartChecks.requireFree(taken))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("Aubade cannot listen on localhost:" + other.getLocalPort())
                    .hasMessageContaining("quarkus.http.port");
        }
    }

    @Test
    void a_free_port_stays_free() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
        }
        StartChecks.requireFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        StartChecks.requireFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }
}

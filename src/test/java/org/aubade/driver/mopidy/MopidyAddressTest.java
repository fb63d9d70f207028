package org.aubade.driver.mopidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MopidyAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://192.168.1.20:6680, http://192.168.1.20:6680",
        "HTTP://kitchen:6680/, http://kitchen:6680",
        "http://kitchen, http://kitchen",
        "https://home.example/kitchen/, https://home.example/kitchen",
        "http://kitchen:6680/mopidy, http://kitchen:6680",
        "http://kitchen:6680/mopidy/, http://kitchen:6680",
        "' http://kitchen:6680/mopidy/rpc ', http://kitchen:6680",
        "http://[::1]:6680/mopidy/ws, http://[::1]:6680",
        "http://kitchen:6680/mopidy/mopidy/rpc, http://kitchen:6680/mopidy",
    })
    void an_address_is_what_precedes_mopidys_own_path(String text, String base) {
        MopidyAddress address = MopidyAddress.parse(text);
        assertThat(address.base()).isEqualTo(base);
        assertThat(address.authorization()).isEmpty();
        assertThat(address.rpc()).hasToString(base + "/mopidy/rpc");
        assertThat(address.events()).hasToString(base.replaceFirst("http", "ws") + "/mopidy/ws");
    }

    @Test
    void a_user_is_shown_to_mopidy_and_to_nobody_else() {
        MopidyAddress address = MopidyAddress.parse("https://me:p%40ss@home.example");
        assertThat(address.authorization()).contains("Basic bWU6cEBzcw==");
        assertThat(address).hasToString("https://home.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "kitchen",
                "kitchen:6680",
                "192.168.1.20:6680",
                "ftp://kitchen",
                "http://",
                "http:///x",
                "http://kitchen:port",
                "http://kitchen:99999",
                "http://kitchen:6680/?a",
                "http://kitchen:6680/#a",
                "http://a b",
                "mailto:me@home.example",
                "http://me:s3cret@kit chen:6680"
            })
    void what_is_no_address_is_refused_with_one_that_would_work(String text) {
        assertThatThrownBy(() -> MopidyAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not the address of a Mopidy; write one such as http://192.168.1.20:6680")
                .hasMessageNotContaining("s3cret");
    }
}

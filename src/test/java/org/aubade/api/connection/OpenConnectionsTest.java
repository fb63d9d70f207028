package org.aubade.api.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {
    private static final InetAddress LAPTOP = address("192.168.1.9");
    private static final InetAddress PHONE = address("192.168.1.10");
    private static final InetAddress PROXY = address("10.1.2.3");

    private final OpenConnections connections =
            new OpenConnections(4, 2, new ExemptAddresses(List.of("10.0.0.0/8", "proxy.example", "2001:db8::1")));

    private static InetAddress address(String text) {
        return NetUtil.createInetAddressFromIpAddressString(text);
    }

    @Test
    void one_address_may_have_some_and_leaves_room_for_others() {
        assertThat(connections.open(LAPTOP)).isEmpty();
        assertThat(connections.open(LAPTOP)).isEmpty();
        assertThat(connections.open(LAPTOP))
                .hasValue("2 connections from there are open, as aubade.http.max-connections-per-address allows");
        assertThat(connections.open(PHONE)).isEmpty();

        connections.close(LAPTOP);
        assertThat(connections.open(LAPTOP)).isEmpty();
    }

    @Test
    void the_addresses_of_one_network_of_ipv6_count_as_one() {
        assertThat(connections.open(address("2001:db8:1:2::1"))).isEmpty();
        assertThat(connections.open(address("2001:db8:1:2:ffff::2"))).isEmpty();
        assertThat(connections.open(address("2001:db8:1:2::3"))).isPresent();
        assertThat(connections.open(address("2001:db8:1:3::1"))).isEmpty();

        connections.close(address("2001:db8:1:2::1"));
        assertThat(connections.open(address("2001:db8:1:2::3"))).isEmpty();
    }

    @Test
    void all_addresses_together_may_have_some() {
        for (int i = 0; i < 4; i++) {
            assertThat(connections.open(PROXY)).isEmpty();
        }
        assertThat(connections.open(PHONE)).hasValue("4 connections are open, as aubade.http.max-connections allows");

        connections.close(PROXY);
        assertThat(connections.open(PHONE)).isEmpty();
    }

    @Test
    void loopback_and_proxies_are_exempt_from_the_bound_of_one_address() {
        ExemptAddresses exempt = new ExemptAddresses(List.of("10.0.0.0/8", "proxy.example", " 2001:db8::1"));

        assertThat(List.of("127.0.0.1", "127.0.0.2", "::1", "10.255.0.1", "2001:db8::1"))
                .allMatch(text -> exempt.test(address(text)));
        assertThat(List.of("192.168.1.9", "11.0.0.1", "2001:db8::2")).noneMatch(text -> exempt.test(address(text)));
    }
}

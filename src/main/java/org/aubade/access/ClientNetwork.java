package org.aubade.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The addresses that count as one client where clients are bounded: one IPv4 address, or the /64 network of an IPv6 address, since a
 * client usually controls all addresses of it.
 */
public record ClientNetwork(String prefix) {
    private static final int PREFIX_BYTES = 8;

    /** The network of {@code address}. */
    public static ClientNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        return new ClientNetwork(
                HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, PREFIX_BYTES) : bytes));
    }

    /** The network of an address in its text form; of anything else, {@code address} itself. */
    static ClientNetwork of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException _) {
            return new ClientNetwork(address);
        }
    }
}

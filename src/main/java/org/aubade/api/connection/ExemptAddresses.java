package org.aubade.api.connection;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The loopback interface, and the proxies through which clients come: their connections are those of many. */
final class ExemptAddresses implements Predicate<InetAddress> {
    private final List<IpSubnetFilterRule> proxies;

    /** @param proxies addresses such as {@code 10.0.0.1} and networks such as {@code 10.0.0.0/8}; names are left out */
    ExemptAddresses(List<String> proxies) {
        this.proxies = proxies.stream().flatMap(ExemptAddresses::rule).toList();
    }

    @Override
    public boolean test(InetAddress address) {
        InetSocketAddress socket = new InetSocketAddress(address, 0);
        return address.isLoopbackAddress() || proxies.stream().anyMatch(proxy -> proxy.matches(socket));
    }

    private static Stream<IpSubnetFilterRule> rule(String proxy) {
        String[] parts = proxy.strip().split("/", 2);
        byte[] address = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (address == null) {
            return Stream.empty();
        }
        int prefix = parts.length == 2 ? Integer.parseInt(parts[1]) : address.length * Byte.SIZE;
        return Stream.of(new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT));
    }
}

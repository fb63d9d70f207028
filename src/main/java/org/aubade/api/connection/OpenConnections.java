package org.aubade.api.connection;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Counts the open connections, in all and from each address, and says when there are too many. */
final class OpenConnections {
    private final int max;
    private final int maxPerAddress;
    private final Predicate<InetAddress> exempt;
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private int all;

    /**
     * @param max how many there may be in all
     * @param maxPerAddress how many there may be from one address
     * @param exempt the addresses to which {@code maxPerAddress} does not apply
     */
    OpenConnections(int max, int maxPerAddress, Predicate<InetAddress> exempt) {
        this.max = max;
        this.maxPerAddress = maxPerAddress;
        this.exempt = exempt;
    }

    /** Counts one more from {@code address}; if that is one too many, counts nothing and returns the reason. */
    synchronized Optional<String> open(InetAddress address) {
        if (all >= max) {
            return Optional.of(max + " connections are open, as aubade.http.max-connections allows");
        }
        int others = byAddress.getOrDefault(address, 0);
        if (others >= maxPerAddress && !exempt.test(address)) {
            return Optional.of(maxPerAddress
                    + " connections from there are open, as aubade.http.max-connections-per-address allows");
        }
        all++;
        byAddress.put(address, others + 1);
        return Optional.empty();
    }

    /** Counts one less from {@code address}. */
    synchronized void close(InetAddress address) {
        all--;
        byAddress.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }
}

package org.aubade.api.connection;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.aubade.access.ClientNetwork;

/** Counts the open connections, in all and from each client, and says when there are too many. */
final class OpenConnections {
    private final int max;
    private final int maxPerAddress;
    private final Predicate<InetAddress> exempt;
    private final Map<ClientNetwork, Integer> byClient = new HashMap<>();
    private int all;

    /**
     * @param max how many there may be in all
     * @param maxPerAddress how many there may be from one {@link ClientNetwork}
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
        ClientNetwork client = ClientNetwork.of(address);
        int others = byClient.getOrDefault(client, 0);
        if (others >= maxPerAddress && !exempt.test(address)) {
            return Optional.of(maxPerAddress
                    + " connections from there are open, as aubade.http.max-connections-per-address allows");
        }
        all++;
        byClient.put(client, others + 1);
        return Optional.empty();
    }

    /** Counts one less from {@code address}. */
    synchronized void close(InetAddress address) {
        all--;
        byClient.computeIfPresent(ClientNetwork.of(address), (_, count) -> count == 1 ? null : count - 1);
    }
}

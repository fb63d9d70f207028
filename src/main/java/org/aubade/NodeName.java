package org.aubade;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What people call this node. */
final class NodeName {
    private NodeName() {}

    /** As configured, or the name of the machine. */
    static String of(AubadeConfig config) {
        return config.node().orElseGet(NodeName::machine);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unnamed";
        }
    }
}

package org.aubade;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name of this node for people. */
final class NodeName {
    private NodeName() {}

    /** The configured name; the host name if none is configured. */
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

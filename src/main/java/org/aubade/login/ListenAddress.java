package org.aubade.login;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the service listens, as it is configured. */
@Singleton
class ListenAddress {
    private final String host;
    private final boolean behindProxy;

    ListenAddress(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarded,
            @ConfigProperty(name = "quarkus.http.proxy.use-proxy-protocol", defaultValue = "false")
                    boolean proxyProtocol) {
        this.host = host;
        this.behindProxy = forwarded || proxyProtocol;
    }

    /** Whether only this machine reaches it. A proxy on this machine lets others in. */
    boolean isLocal() {
        return !behindProxy && isLoopback();
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return host;
    }
}

package org.aubade.login;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.aubade.access.AccessMode;
import org.aubade.access.AccessService;
import org.aubade.access.AccessStore;
import org.aubade.access.AuditLog;
import org.aubade.access.AuditStore;
import org.aubade.access.Passwords;
import org.aubade.time.TimeSource;

/** Decides who is let in, and produces the beans of the room {@code access}. */
@ApplicationScoped
class AccessWiring {
    private final LoginConfig config;

    AccessWiring(LoginConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    AccessMode mode(ListenAddress address) {
        AccessMode mode = config.access().orElse(address.isLocal() ? AccessMode.OPEN : AccessMode.LOGIN);
        if (mode == AccessMode.OPEN && !address.isLocal() && !config.openToEverybody()) {
            throw new ConfigurationException("aubade.access=open lets everybody command the home who reaches " + address
                    + ". If that is meant, set aubade.open-to-everybody=true as well; otherwise leave aubade.access out,"
                    + " or set quarkus.http.host=127.0.0.1.");
        }
        return mode;
    }

    @Produces
    @Singleton
    AuditLog audit(AuditStore store, TimeSource time) {
        return new AuditLog(store, time);
    }

    @Produces
    @Singleton
    Passwords passwords() {
        return new Passwords();
    }

    void stop(@Disposes Passwords passwords) {
        passwords.close();
    }

    @Produces
    @Singleton
    AccessService access(AccessStore store, Passwords passwords, TimeSource time) {
        Duration session = config.login().session();
        if (!session.isPositive()) {
            throw new ConfigurationException("aubade.login.session must be above zero, such as 30d; found " + session);
        }
        return new AccessService(store, passwords, session, time);
    }
}

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
import org.aubade.access.AccountService;
import org.aubade.access.IdentityCache;
import org.aubade.access.PasskeyService;
import org.aubade.access.Passwords;
import org.aubade.access.SetupService;
import org.aubade.access.audit.AuditLog;
import org.aubade.access.audit.AuditStore;
import org.aubade.access.webauthn.RelyingParty;
import org.aubade.time.TimeSource;

/** Decides who is let in, and produces the beans of {@code org.aubade.access}. */
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
            throw new ConfigurationException(
                    "aubade.access=open lets everybody control the home who can reach " + address
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
    IdentityCache identities(AccessStore store) {
        return new IdentityCache(store);
    }

    @Produces
    @Singleton
    AccountService accounts(AccessStore store, Passwords passwords, IdentityCache cache, TimeSource time) {
        return new AccountService(store, passwords, cache, time);
    }

    @Produces
    @Singleton
    SetupService setup(AccessStore store, Passwords passwords, AccessService access, TimeSource time) {
        return new SetupService(store, passwords, access, time);
    }

    @Produces
    @Singleton
    PasskeyService passkeys(AccessStore store, AccessService access, TimeSource time) {
        return new PasskeyService(store, access, time);
    }

    @Produces
    @Singleton
    AccessService access(AccessStore store, Passwords passwords, IdentityCache cache, TimeSource time) {
        Duration session = config.login().session();
        if (!session.isPositive()) {
            throw new ConfigurationException("aubade.login.session must be above zero, such as 30d; found " + session);
        }
        config.login().passkeyOrigin().ifPresent(AccessWiring::requireOrigin);
        return new AccessService(store, passwords, cache, session, time);
    }

    private static void requireOrigin(String origin) {
        try {
            var _ = RelyingParty.of(origin);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("aubade.login.passkey-origin: " + e.getMessage(), e);
        }
    }
}

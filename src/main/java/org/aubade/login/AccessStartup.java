package org.aubade.login;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.aubade.access.AccessMode;
import org.aubade.access.AccountService;
import org.aubade.access.Secret;
import org.aubade.access.SetupService;
import org.aubade.access.audit.AuditLog;
import org.jboss.logging.Logger;

/** Says at the start who is let in, and how the first user is made; writes the audit log before the stop. */
@Singleton
class AccessStartup {
    private static final Logger LOG = Logger.getLogger("aubade.access");

    /** After what produces entries of the audit log, and before the storage. */
    private static final int LATE = 9_000;

    private static final Duration RETRY = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final AccessMode mode;
    private final SetupService setup;
    private final AuditLog audit;
    private final ListenAddress address;
    private final LoginConfig config;

    AccessStartup(AccessMode mode, SetupService setup, AuditLog audit, ListenAddress address, LoginConfig config) {
        this.mode = mode;
        this.setup = setup;
        this.audit = audit;
        this.address = address;
        this.config = config;
    }

    void start(@Observes StartupEvent event, AccountService accounts, SetupLink link) {
        if (mode == AccessMode.OPEN) {
            if (!address.isLocal()) {
                LOG.warnf(
                        "Access is open: everybody who can reach %s can control this home (aubade.access=open,"
                                + " aubade.open-to-everybody=true).",
                        address);
            }
            return;
        }
        accounts.hasUsers()
                .onFailure()
                .retry()
                .withBackOff(RETRY, RETRY)
                .indefinitely()
                .subscribe()
                .with(
                        any -> offer(any, link),
                        failure -> LOG.error("It could not be found out whether there are users.", failure));
    }

    private void offer(boolean hasUsers, SetupLink link) {
        if (!hasUsers) {
            Secret secret = setup.offerSetup();
            LOG.infof("Nobody can log in yet. Make the first user at %s", link.of(secret));
        } else if (config.login().recover()) {
            Secret secret = setup.offerRecovery();
            LOG.warnf(
                    "Recovery is on: whoever opens this link can become admin. Remove aubade.login.recover=true afterwards: %s",
                    link.of(secret));
        }
    }

    void stop(@Observes @Priority(LATE) ShutdownEvent event) {
        try {
            audit.flush().await().atMost(PATIENCE);
        } catch (TimeoutException e) {
            LOG.error("The last entries of the audit log were not written within " + PATIENCE.toSeconds() + " s.", e);
        } catch (RuntimeException e) {
            LOG.error("The last entries of the audit log could not be written.", e);
        }
    }
}

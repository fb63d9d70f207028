package org.aubade.login;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.aubade.access.AccessMode;
import org.aubade.access.AccessService;
import org.aubade.access.AuditLog;
import org.aubade.access.Secret;
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
    private final AccessService access;
    private final AuditLog audit;
    private final ListenAddress address;
    private final LoginConfig config;

    AccessStartup(AccessMode mode, AccessService access, AuditLog audit, ListenAddress address, LoginConfig config) {
        this.mode = mode;
        this.access = access;
        this.audit = audit;
        this.address = address;
        this.config = config;
    }

    void start(@Observes StartupEvent event, SetupLink link) {
        if (mode == AccessMode.OPEN) {
            if (!address.isLocal()) {
                LOG.warnf(
                        "Everybody who reaches %s commands this home: aubade.access=open and aubade.open-to-everybody=true.",
                        address);
            }
            return;
        }
        access.hasNoUsers()
                .onFailure()
                .retry()
                .withBackOff(RETRY, RETRY)
                .indefinitely()
                .subscribe()
                .with(
                        none -> offer(none, link),
                        failure -> LOG.error("It could not be found out whether there are users.", failure));
    }

    private void offer(boolean none, SetupLink link) {
        if (none) {
            Secret secret = access.offerSetup();
            LOG.infof("Nobody can log in yet. Make the first user at %s", link.of(secret));
        } else if (config.login().recover()) {
            Secret secret = access.offerRecovery();
            LOG.warnf(
                    "aubade.login.recover=true: whoever has this link can become admin, so take the key away again: %s",
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

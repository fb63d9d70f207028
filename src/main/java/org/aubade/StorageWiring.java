package org.aubade;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.aubade.access.InMemoryAccessStore;
import org.aubade.access.audit.InMemoryAuditStore;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.run.journal.InMemoryRunStore;
import org.aubade.schedule.InMemoryScheduleStore;
import org.aubade.schedule.TimerAlarms;
import org.aubade.store.database.Database;
import org.aubade.store.database.PostgresSettings;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.TimeSource;

/** Makes what programs and runs are kept in, opens it before everything else and closes it after that. */
@ApplicationScoped
class StorageWiring {
    private static final int FIRST = 100;
    private static final int LAST = 10_000;

    private final AubadeConfig config;
    private final TimeSource time;

    StorageWiring(AubadeConfig config, TimeSource time) {
        this.config = config;
        this.time = time;
    }

    @Produces
    @Singleton
    Storage storage() {
        return switch (config.store()) {
            case MEMORY ->
                new MemoryStorage(
                        new InMemoryProgramCatalog(),
                        new InMemoryRunStore(
                                config.runs().remembered(), config.runs().rememberedSteps()),
                        new InMemoryScheduleStore(config.runs().remembered()),
                        new TimerAlarms(time),
                        new InMemoryAccessStore(),
                        new InMemoryAuditStore());
            case SQLITE -> sql(Database.sqlite(config.data(), time));
            case POSTGRESQL -> sql(Database.postgresql(postgres(config.postgresql()), time));
        };
    }

    private static PostgresSettings postgres(AubadeConfig.Postgresql server) {
        String url = server.url()
                .orElseThrow(
                        () -> new IllegalStateException("aubade.store=postgresql needs aubade.postgresql.url, such as"
                                + " jdbc:postgresql://localhost/aubade, and the username and password beside it"));
        return new PostgresSettings(url, server.username(), server.password(), server.maxConnections());
    }

    void open(@Observes @Priority(FIRST) StartupEvent event, Storage storage) {
        storage.open();
    }

    void close(@Observes @Priority(LAST) ShutdownEvent event, Storage storage) {
        storage.close();
    }

    private Storage sql(Database database) {
        SessionSettings sessions = SessionSettings.of(config.postgresql().nodeTimeout());
        return new SqlStorage(database, NodeName.of(config), sessions, config.history(), time);
    }
}

package org.aubade.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server on 127.0.0.1 that can be stopped and started again with what it had. PostgreSQL does not run as
 * root; where the tests do, the library starts it through {@code unshare -U}, that is in a user namespace in which it is
 * somebody else, so the system has to allow those, as Debian does.
 */
public final class Postgres implements AutoCloseable {
    /** Who may do everything, without a password. */
    public static final String USER = "postgres";

    private final EmbeddedPostgres.Builder settings;
    private int port;
    private @Nullable EmbeddedPostgres server;

    /** @param directory where its data is; stays there when it is stopped */
    public Postgres(Path directory) {
        this(EmbeddedPostgres.builder().setDataDirectory(directory).setCleanDataDirectory(false));
    }

    private Postgres(EmbeddedPostgres.Builder builder) {
        settings = builder.setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off");
        start();
    }

    /** One whose data is gone when it is stopped, or when the process ends. */
    public static Postgres temporary() {
        return new Postgres(EmbeddedPostgres.builder());
    }

    /** Where a database of it is. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** At the same port as before, if it was running before; does nothing while it runs. */
    public void start() {
        if (server != null) {
            return;
        }
        try {
            EmbeddedPostgres started = (port == 0 ? settings : settings.setPort(port)).start();
            server = started;
            port = started.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}

package org.aubade.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Brings the tables of a database to what this version needs; listed by name, since a native executable has no class path to search. */
final class Migrations implements ResourceProvider {
    private static final List<String> FILES = List.of(
            "V1__programs_and_runs.sql",
            "V2__schedules.sql",
            "V3__skipped_ahead.sql",
            "V4__fewer_indexes.sql",
            "V5__access.sql",
            "V6__passkeys.sql");

    private final String directory;

    private Migrations(String directory) {
        this.directory = directory;
    }

    /** Runs what has not been run yet, in one process at a time; returns the version of the tables. */
    static String run(DataSource database, String directory) {
        var result = Flyway.configure()
                .dataSource(database)
                .resourceProvider(new Migrations("db/migration/" + directory + "/"))
                .javaMigrationClassProvider(List::of)
                .load()
                .migrate();
        return result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return FILES.stream()
                .map(this::script)
                .filter(script -> script.getAbsolutePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return FILES.stream()
                .filter(file -> file.startsWith(prefix) && Stream.of(suffixes).anyMatch(file::endsWith))
                .map(this::script)
                .toList();
    }

    private LoadableResource script(String file) {
        return new Script(directory, file);
    }

    private static final class Script extends LoadableResource {
        private final String directory;
        private final String file;

        Script(String directory, String file) {
            this.directory = directory;
            this.file = file;
        }

        @Override
        public Reader read() {
            try (InputStream in = Migrations.class.getClassLoader().getResourceAsStream(getAbsolutePath())) {
                if (in == null) {
                    throw new IllegalStateException("the application lacks its resource " + getAbsolutePath());
                }
                return new StringReader(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return directory + file;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return getAbsolutePath();
        }

        @Override
        public String getFilename() {
            return file;
        }

        @Override
        public String getRelativePath() {
            return file;
        }
    }
}

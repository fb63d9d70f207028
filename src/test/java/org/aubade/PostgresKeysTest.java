package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which keys people say where PostgreSQL is. */
class PostgresKeysTest {
    private static AubadeConfig.Postgresql configured(Map<String, String> keys) throws IOException {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .addDefaultInterceptors()
                .withMapping(AubadeConfig.class)
                .withSources(
                        new PropertiesConfigSource(
                                Path.of("src/main/resources/application.properties")
                                        .toUri()
                                        .toURL(),
                                250),
                        new PropertiesConfigSource(keys, "what somebody says", 400))
                .build()
                .getConfigMapping(AubadeConfig.class)
                .postgresql();
    }

    @Test
    void nothing_is_known_of_a_server_that_nobody_named() throws IOException {
        AubadeConfig.Postgresql server = configured(Map.of());
        assertThat(server.url()).isEmpty();
        assertThat(server.username()).isEmpty();
        assertThat(server.password()).isEmpty();
        assertThat(server.maxConnections()).isEqualTo(50);
    }

    @Test
    void a_server_is_named_by_keys_of_aubade() throws IOException {
        AubadeConfig.Postgresql server = configured(Map.of(
                "aubade.postgresql.url", "jdbc:postgresql://new/home",
                "aubade.postgresql.username", "aubade",
                "aubade.postgresql.password", "secret",
                "aubade.postgresql.max-connections", "5",
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://old/home"));
        assertThat(server.url()).contains("jdbc:postgresql://new/home");
        assertThat(server.username()).contains("aubade");
        assertThat(server.password()).contains("secret");
        assertThat(server.maxConnections()).isEqualTo(5);
    }

    @Test
    void the_keys_of_before_work_on() throws IOException {
        AubadeConfig.Postgresql server = configured(Map.of(
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://old/home",
                "quarkus.datasource.username", "aubade",
                "quarkus.datasource.password", "secret",
                "quarkus.datasource.jdbc.max-size", "5"));
        assertThat(server.url()).contains("jdbc:postgresql://old/home");
        assertThat(server.username()).contains("aubade");
        assertThat(server.password()).contains("secret");
        assertThat(server.maxConnections()).isEqualTo(5);
    }
}

package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** One connection, many who want it. */
class OneByOneTest {
    @TempDir
    Path directory;

    /** Both want it at the same moment, and then nobody does: whom the pool did not see would wait for its whole patience. */
    @Test
    @Timeout(60)
    void whoever_waits_has_it_as_soon_as_it_is_free() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (OneByOne source = new OneByOne(pool(), Duration.ofSeconds(5));
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> writer = () -> {
                int turns = 0;
                for (; turns < 30_000; turns++) {
                    var _ = together.await();
                    source.getConnection().close();
                }
                return turns;
            };
            for (Future<Integer> turns : threads.invokeAll(List.of(writer, writer))) {
                assertThat(turns.get()).isEqualTo(30_000);
            }
        }
    }

    @Test
    void whoever_waits_too_long_is_told_why_and_can_ask_again() throws SQLException {
        try (OneByOne source = new OneByOne(pool(), Duration.ofMillis(1))) {
            try (Connection _ = source.getConnection()) {
                assertThatThrownBy(source::getConnection)
                        .isInstanceOf(SQLTimeoutException.class)
                        .hasMessageContaining("others have been writing");
            }
            source.getConnection().close();
        }
    }

    @Test
    void a_connection_that_cannot_be_had_is_not_lent() {
        try (OneByOne source = new OneByOne(pool("/nowhere/at/all.db"), Duration.ofMillis(1))) {
            for (int time = 0; time < 2; time++) {
                assertThatThrownBy(source::getConnection).isNotInstanceOf(SQLTimeoutException.class);
            }
        }
    }

    private AgroalDataSourceConfiguration pool() {
        return pool(directory.resolve("one.db").toString());
    }

    private static AgroalDataSourceConfiguration pool(String file) {
        var configuration = new AgroalDataSourceConfigurationSupplier();
        configuration
                .connectionPoolConfiguration()
                .maxSize(1)
                .acquisitionTimeout(Duration.ofSeconds(5))
                .connectionFactoryConfiguration()
                .connectionProviderClass(JDBC.class)
                .jdbcUrl("jdbc:sqlite:" + file);
        return configuration.get();
    }
}

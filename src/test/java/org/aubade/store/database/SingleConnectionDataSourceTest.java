package org.aubade.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** One connection, many who want it. */
class SingleConnectionDataSourceTest {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    @TempDir
    Path directory;

    private SingleConnectionDataSource source = new SingleConnectionDataSource(SHORT);

    @AfterEach
    void close() {
        source.close("the test is over");
    }

    private void open(Duration patience) throws SQLException {
        source = new SingleConnectionDataSource(patience);
        source.open(connect());
    }

    private Connection connect() throws SQLException {
        return JDBC.createConnection("jdbc:sqlite:" + directory.resolve("one.db"), new Properties());
    }

    /** Both want it at the same moment, and then nobody does: whom the source did not see would wait for its whole patience. */
    @Test
    @Timeout(60)
    void whoever_waits_has_it_as_soon_as_it_is_free() throws Exception {
        open(LONG);
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
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
        open(SHORT);
        try (Connection _ = source.getConnection()) {
            assertThatThrownBy(source::getConnection)
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessageContaining("others have been writing");
        }
        source.getConnection().close();
    }

    @Test
    void a_connection_that_cannot_be_had_is_not_lent() throws SQLException {
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(source::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessage("it has not been opened yet");
        }
        source.open(connect());
        source.getConnection().close();
    }

    @Test
    void while_it_is_closed_everybody_is_told_why_and_then_has_the_next_connection() throws SQLException {
        open(SHORT);
        source.close("the file is damaged");
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(source::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessage("the file is damaged");
        }
        source.open(connect());
        source.getConnection().close();
    }

    @Test
    @Timeout(60)
    void whoever_waits_when_it_is_closed_is_told_why() throws Exception {
        open(LONG);
        Connection held = source.getConnection();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Callable<Connection> asking = source::getConnection;
            Future<Connection> waiting = threads.submit(asking);
            source.close("the service is stopping");
            assertThatThrownBy(held::createStatement).isInstanceOf(SQLException.class);
            held.close();
            assertThatThrownBy(waiting::get)
                    .hasCauseInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("the service is stopping");
        }
    }

    @Test
    void whoever_had_it_when_it_was_closed_does_not_share_the_next_one() throws SQLException {
        open(SHORT);
        Connection old = source.getConnection();
        source.close("the file is damaged");
        source.open(connect());
        assertThatThrownBy(source::getConnection).isInstanceOf(SQLTimeoutException.class);
        old.close();
        try (Connection _ = source.getConnection()) {
            assertThatThrownBy(source::getConnection).isInstanceOf(SQLTimeoutException.class);
        }
    }

    @Test
    void giving_it_back_twice_does_not_take_it_from_the_next_one() throws SQLException {
        open(SHORT);
        Connection first = source.getConnection();
        first.close();
        try (Connection _ = source.getConnection()) {
            first.close();
            assertThat(first.isClosed()).isTrue();
            assertThatThrownBy(first::createStatement).hasMessageContaining("given back");
            assertThatThrownBy(source::getConnection).isInstanceOf(SQLTimeoutException.class);
        }
    }

    @Test
    void a_transaction_that_was_left_open_is_rolled_back() throws SQLException {
        open(SHORT);
        execute("CREATE TABLE lines (line TEXT)");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var _ = statement.executeUpdate("INSERT INTO lines VALUES ('lost')");
        }
        execute("INSERT INTO lines VALUES ('kept')");
        try (Connection elsewhere = connect();
                Statement statement = elsewhere.createStatement();
                ResultSet lines = statement.executeQuery("SELECT group_concat(line) FROM lines")) {
            assertThat(lines.getString(1)).isEqualTo("kept");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            var _ = statement.execute(sql);
        }
    }
}

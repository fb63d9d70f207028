package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.aubade.store.database.Database;
import org.aubade.store.database.SessionSettings;
import org.aubade.time.VirtualTime;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreHealthTest {
    @TempDir
    Path directory;

    private final VirtualTime time = new VirtualTime();

    @Test
    void a_journal_whose_thread_is_gone_is_seen() throws Exception {
        Set<Thread> others = journals();
        try (Database database = Database.sqlite(directory, time.source())) {
            SqlStorage storage =
                    new SqlStorage(database, "attic", SessionSettings.DEFAULT, Duration.ofDays(1), time.source());
            StoreHealth health = new StoreHealth(storage);
            storage.open();
            assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
            Set<Thread> ours = new HashSet<>(journals());
            ours.removeAll(others);
            assertThat(ours).hasSize(1);

            for (Thread journal : ours) {
                journal.interrupt();
                journal.join();
            }

            assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
            assertThat(health.call().getData().orElseThrow())
                    .extractingByKey("cause")
                    .asString()
                    .contains("the thread that writes the journal of runs has ended", "restart the service");
            storage.close();
        }
    }

    private static Set<Thread> journals() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("aubade-journal"))
                .collect(Collectors.toSet());
    }
}

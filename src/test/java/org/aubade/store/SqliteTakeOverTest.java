package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTakeOverTest extends TakeOverContract {
    @TempDir
    Path directory;

    @Override
    TestDatabase create() {
        return new SqliteDatabase(directory);
    }

    @Test
    void where_there_can_be_no_other_node_a_paused_one_keeps_its_runs() {
        var _ = running(attic);
        attic.time().kill();
        attic.time().advance(Duration.ofDays(1));
        assertThat(attic.runs().lease().isValid()).isTrue();
    }
}

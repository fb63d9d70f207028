package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.store.Waiting.done;
import static org.aubade.store.Waiting.failure;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog.Change;
import org.aubade.program.catalog.ProgramCatalog.Condition;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.program.catalog.StoredProgram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database completions of programs. */
abstract class ProgramCatalogContract {
    static final Program ON = program("light").send("lamp", SWITCH_ON).build();
    static final Program OFF = program("light").send("lamp", SWITCH_OFF).build();
    private static final Condition IF_NONE = Optional::isEmpty;

    TestDatabase data;
    Node node;

    /** An empty database. */
    abstract TestDatabase create();

    @BeforeEach
    void start() {
        data = create();
        node = data.node("attic");
    }

    @AfterEach
    void stop() {
        node.close();
        data.close();
    }

    @CanIgnoreReturnValue
    Change put(Program program, Condition condition) {
        return done(node.programs().put(program, ProgramSource.REST, condition));
    }

    Optional<Program> seen(Node by) {
        return by.programs().find("light").map(StoredProgram::program);
    }

    void base(Program program) {
        done(node.programs().put(program, ProgramSource.BUILT_IN, Condition.ALWAYS));
    }

    void restart() {
        node.close();
        node = data.node("attic");
        node.programs().refresh();
    }

    @Test
    void a_program_is_kept_replaced_and_deleted() {
        assertThat(put(ON, Condition.ALWAYS)).isInstanceOf(Change.Created.class);
        assertThat(put(OFF, Condition.ALWAYS)).isInstanceOf(Change.Replaced.class);
        restart();
        assertThat(seen(node)).contains(OFF);
        assertThat(node.programs().list()).extracting(StoredProgram::source).containsExactly(ProgramSource.REST);

        assertThat(done(node.programs().delete("light", Condition.ALWAYS))).isInstanceOf(Change.Deleted.class);
        assertThat(done(node.programs().delete("light", Condition.ALWAYS))).isInstanceOf(Change.Unknown.class);
        restart();
        assertThat(seen(node)).isEmpty();
    }

    @Test
    void a_change_is_made_only_if_its_condition_holds() {
        assertThat(put(ON, Optional::isPresent)).isEqualTo(new Change.ConditionFailed(Optional.empty()));
        put(ON, IF_NONE);

        assertThat(put(OFF, IF_NONE))
                .isEqualTo(new Change.ConditionFailed(node.programs().find("light")));
        assertThat(done(node.programs().delete("light", IF_NONE))).isInstanceOf(Change.ConditionFailed.class);
        assertThat(seen(node)).contains(ON);
    }

    @Test
    void of_many_who_create_a_program_at_once_one_does() {
        List<Change> changes = Stream.generate(
                        () -> Waiting.begun(node.programs().put(ON, ProgramSource.REST, IF_NONE)))
                .limit(20)
                .toList()
                .stream()
                .map(put -> put.awaitItem(Duration.ofSeconds(30)).getItem())
                .toList();

        assertThat(changes).filteredOn(Change.Created.class::isInstance).hasSize(1);
        assertThat(changes).filteredOn(Change.ConditionFailed.class::isInstance).hasSize(19);
    }

    @Test
    void what_was_put_lies_over_what_came_with_the_application() {
        base(ON);
        put(OFF, Condition.ALWAYS);
        restart();
        base(ON);

        assertThat(seen(node)).contains(OFF);
    }

    @Test
    void what_came_with_the_application_is_not_stored() {
        base(ON);
        restart();

        assertThat(seen(node)).isEmpty();
    }

    @Test
    void a_deleted_program_of_the_application_stays_away_until_it_comes_in_another_version() {
        base(ON);
        assertThat(done(node.programs().delete("light", Condition.ALWAYS))).isInstanceOf(Change.Deleted.class);
        restart();
        base(ON);
        assertThat(seen(node)).isEmpty();
        assertThat(node.programs().list()).isEmpty();
        assertThat(put(ON, IF_NONE)).isInstanceOf(Change.Created.class);
        done(node.programs().delete("light", Condition.ALWAYS));

        base(OFF);
        assertThat(seen(node)).contains(OFF);
    }

    @Test
    void while_the_database_was_never_read_an_unknown_program_may_be_there() {
        try (Database away = new Database(
                        new SqliteFile(java.nio.file.Path.of("/dev/null/x"), java.util.Map.of()),
                        node.time().source());
                SqlProgramCatalog programs =
                        new SqlProgramCatalog(away, node.time().source())) {
            away.open();
            done(programs.put(ON, ProgramSource.FILE, Condition.ALWAYS));

            assertThat(programs.find("light")).isPresent();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> programs.find("other"))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("/dev/null/x");
            assertThat(failure(programs.put(ON, ProgramSource.REST, Condition.ALWAYS)))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }
}

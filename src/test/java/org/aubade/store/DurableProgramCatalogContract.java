package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.store.Waiting.done;
import static org.aubade.store.Waiting.failure;

import java.util.Optional;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramCatalog.Change;
import org.aubade.program.catalog.ProgramCatalog.Condition;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.catalog.StoreUnavailable;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.store.database.Database;
import org.aubade.store.database.SqliteFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database keeps of programs, over those that came with the application. */
abstract class DurableProgramCatalogContract extends ProgramCatalogContract {
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

    @Override
    ProgramCatalog catalog() {
        return node.programs();
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

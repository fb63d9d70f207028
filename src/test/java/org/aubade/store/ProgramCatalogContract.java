package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.store.Waiting.done;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.ProgramCatalog.Change;
import org.aubade.program.catalog.ProgramCatalog.Condition;
import org.aubade.program.catalog.ProgramSource;
import org.aubade.program.catalog.StoredProgram;
import org.junit.jupiter.api.Test;

/** What every catalogue of programs does, in memory too. */
abstract class ProgramCatalogContract {
    static final Program ON = program("light").send("lamp", SWITCH_ON).build();
    static final Program OFF = program("light").send("lamp", SWITCH_OFF).build();
    static final Condition IF_NONE = Optional::isEmpty;

    /** The catalogue under test; empty when the test begins. */
    abstract ProgramCatalog catalog();

    @CanIgnoreReturnValue
    Change put(Program program, Condition condition) {
        return done(catalog().put(program, ProgramSource.REST, condition));
    }

    Change delete(Condition condition) {
        return done(catalog().delete("light", condition));
    }

    Optional<Program> seen() {
        return catalog().find("light").map(StoredProgram::program);
    }

    @Test
    void a_program_is_put_replaced_and_deleted() {
        assertThat(put(ON, Condition.ALWAYS)).isInstanceOf(Change.Created.class);
        assertThat(put(OFF, Condition.ALWAYS)).isInstanceOf(Change.Replaced.class);
        assertThat(seen()).contains(OFF);
        assertThat(catalog().list()).extracting(StoredProgram::source).containsExactly(ProgramSource.REST);

        assertThat(delete(Condition.ALWAYS)).isInstanceOf(Change.Deleted.class);
        assertThat(delete(Condition.ALWAYS)).isInstanceOf(Change.Unknown.class);
        assertThat(seen()).isEmpty();
        assertThat(catalog().list()).isEmpty();
    }

    @Test
    void whoever_listens_hears_which_programs_change() {
        AssertSubscriber<String> names =
                catalog().changes().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        put(ON, Condition.ALWAYS);
        put(OFF, IF_NONE);
        assertThat(delete(Condition.ALWAYS)).isInstanceOf(Change.Deleted.class);

        names.awaitItems(2).assertItems("light", "light");
    }

    @Test
    void a_change_is_made_only_if_its_condition_holds() {
        assertThat(put(ON, Optional::isPresent)).isEqualTo(new Change.ConditionFailed(Optional.empty()));
        put(ON, IF_NONE);

        assertThat(put(OFF, IF_NONE))
                .isEqualTo(new Change.ConditionFailed(catalog().find("light")));
        assertThat(delete(IF_NONE)).isInstanceOf(Change.ConditionFailed.class);
        assertThat(seen()).contains(ON);
    }

    @Test
    void of_many_who_create_a_program_at_once_one_does() {
        List<Change> changes = Stream.generate(() -> Waiting.begun(catalog().put(ON, ProgramSource.REST, IF_NONE)))
                .limit(20)
                .toList()
                .stream()
                .map(put -> put.awaitItem(Duration.ofSeconds(30)).getItem())
                .toList();

        assertThat(changes).filteredOn(Change.Created.class::isInstance).hasSize(1);
        assertThat(changes).filteredOn(Change.ConditionFailed.class::isInstance).hasSize(19);
    }
}

package org.aubade.program.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.SWITCH_OFF;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog.Change;
import org.aubade.program.catalog.ProgramCatalog.Condition;
import org.junit.jupiter.api.Test;

class InMemoryProgramCatalogTest {
    private static final Program ON = program("light").send("lamp", SWITCH_ON).build();
    private static final Program OFF = program("light").send("lamp", SWITCH_OFF).build();
    private static final Condition IF_NONE = Optional::isEmpty;

    private final ProgramCatalog catalog = new InMemoryProgramCatalog();

    @CanIgnoreReturnValue
    private Change put(Program program, Condition condition) {
        return catalog.put(program, ProgramSource.REST, condition).await().indefinitely();
    }

    private Change delete(Condition condition) {
        return catalog.delete("light", condition).await().indefinitely();
    }

    @Test
    void a_program_is_kept_replaced_and_deleted() {
        assertThat(put(ON, Condition.ALWAYS)).isInstanceOf(Change.Created.class);
        assertThat(put(OFF, Condition.ALWAYS)).isInstanceOf(Change.Replaced.class);
        assertThat(catalog.list()).extracting(StoredProgram::program).containsExactly(OFF);

        assertThat(delete(Condition.ALWAYS)).isEqualTo(new Change.Deleted());
        assertThat(delete(Condition.ALWAYS)).isEqualTo(new Change.Unknown());
        assertThat(catalog.find("light")).isEmpty();
    }

    @Test
    void a_change_is_made_only_if_its_condition_holds() {
        assertThat(put(ON, Optional::isPresent)).isEqualTo(new Change.ConditionFailed(Optional.empty()));
        put(ON, IF_NONE);

        assertThat(put(OFF, IF_NONE)).isEqualTo(new Change.ConditionFailed(catalog.find("light")));
        assertThat(delete(IF_NONE)).isInstanceOf(Change.ConditionFailed.class);
        assertThat(catalog.find("light").map(StoredProgram::program)).contains(ON);
    }

    @Test
    void only_changes_that_were_made_are_published() {
        List<String> changed = new ArrayList<>();
        catalog.changes().subscribe().with(changed::add);

        put(ON, Optional::isPresent);
        assertThat(changed).isEmpty();

        put(ON, IF_NONE);
        assertThat(changed).containsExactly("light");
    }

    @Test
    void a_subscriber_may_wait_for_another_thread_that_changes_the_catalogue() {
        List<Change> deleted = new ArrayList<>();
        catalog.changes()
                .select()
                .first()
                .onItem()
                .transform(name -> catalog.delete(name, Condition.ALWAYS)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .await()
                        .atMost(Duration.ofSeconds(5)))
                .subscribe()
                .with(deleted::add);

        put(ON, Condition.ALWAYS);

        assertThat(deleted).containsExactly(new Change.Deleted());
    }
}

package org.aubade.program.catalog;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.aubade.program.Program;

/** The stored programs, by name. Reading never blocks. */
public interface ProgramCatalog {
    /** The program of that name; empty if there is none. */
    Optional<StoredProgram> find(String name);

    /** All programs, sorted by name. */
    List<StoredProgram> list();

    /** Stores {@code program}, replacing the program of the same name, if {@code condition} holds for that one at the time of the change. */
    @CheckReturnValue
    Uni<Change> put(Program program, ProgramSource source, Condition condition);

    /** Deletes the program of that name, if {@code condition} holds for it at the time of the change. */
    @CheckReturnValue
    Uni<Change> delete(String name, Condition condition);

    /** The names of programs that are stored or deleted after the subscription, by other nodes too; never completes. */
    @CheckReturnValue
    Multi<String> changes();

    /** A condition on the program that is stored under a name, as in HTTP's If-Match. */
    @FunctionalInterface
    interface Condition {
        /** Holds always. */
        Condition ALWAYS = _ -> true;

        /** Whether the condition holds; {@code current} is empty if no program has the name. */
        boolean holds(Optional<StoredProgram> current);
    }

    /** The result of storing or deleting a program. */
    sealed interface Change {
        /** The program was stored, and there was none of its name before. */
        record Created(StoredProgram program) implements Change {}

        /** The program was stored in place of another version. */
        record Replaced(StoredProgram program) implements Change {}

        /** The program was deleted. */
        record Deleted() implements Change {}

        /** There is no program of the name, so nothing was deleted. */
        record Unknown() implements Change {}

        /** The condition did not hold, and nothing was changed; {@code current} is the stored program. */
        record ConditionFailed(Optional<StoredProgram> current) implements Change {}
    }
}

package org.aubade.program;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/** The programs that are kept, by name; reading never blocks. */
public interface ProgramCatalog {
    /** The program of that name. */
    Optional<StoredProgram> find(String name);

    /** All programs, by name. */
    List<StoredProgram> list();

    /** Keeps {@code program} in place of one of its name, if {@code condition} holds for that one at that moment. */
    @CheckReturnValue
    Uni<Change> put(Program program, ProgramSource source, Condition condition);

    /** Forgets the program of that name, if {@code condition} holds for it. */
    @CheckReturnValue
    Uni<Change> delete(String name, Condition condition);

    /** The names of programs that are put or deleted from now on, as soon as this process sees it; never completes. */
    @CheckReturnValue
    Multi<String> changes();

    /** What must hold of the program now kept under a name. */
    @FunctionalInterface
    interface Condition {
        /** Whatever is there. */
        Condition ALWAYS = _ -> true;

        /** Whether it holds; {@code current} is empty where no program has the name. */
        boolean holds(Optional<StoredProgram> current);
    }

    /** What came of a change. */
    sealed interface Change {
        /** There was none of the name before. */
        record Created(StoredProgram program) implements Change {}

        /** Another version was there before. */
        record Replaced(StoredProgram program) implements Change {}

        /** It is gone. */
        record Deleted() implements Change {}

        /** There is none of the name. */
        record Unknown() implements Change {}

        /** The condition did not hold; {@code current} is what is there. */
        record ConditionFailed(Optional<StoredProgram> current) implements Change {}
    }
}

package org.aubade.store.rows;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aubade.program.Program;
import org.aubade.program.text.ProgramHash;
import org.aubade.text.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * Hashes the programs that runs are made of, and remembers the hash of each program object as long as that is used elsewhere.
 * Only one thread may use it.
 */
public final class VersionHashes {
    private final Map<Same, String> known = new HashMap<>();
    private final ReferenceQueue<Program> gone = new ReferenceQueue<>();

    /** The hash of a set of programs: equal programs in the same order have equal hashes. */
    public String of(List<Program> programs) {
        for (Object same = gone.poll(); same != null; same = gone.poll()) {
            known.remove(same);
        }
        return programs.size() == 1
                ? of(programs.getFirst())
                : ContentHash.of(programs.stream().map(this::of).collect(Collectors.joining(" ")));
    }

    private String of(Program program) {
        return known.computeIfAbsent(new Same(program, gone), _ -> ProgramHash.of(program));
    }

    /** A key that is equal for the same object only: to compare 100,000 steps takes longer than to hash them again. */
    private static final class Same extends WeakReference<Program> {
        private final int hash;

        Same(Program program, ReferenceQueue<Program> gone) {
            super(program, gone);
            hash = System.identityHashCode(program);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            Program mine = get();
            return this == other || (mine != null && other instanceof Same that && that.refersTo(mine));
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}

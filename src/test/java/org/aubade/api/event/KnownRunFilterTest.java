package org.aubade.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.util.List;
import java.util.Optional;
import org.aubade.api.http.ProblemException;
import org.aubade.device.DeviceSettings;
import org.aubade.device.IotService;
import org.aubade.program.catalog.InMemoryProgramCatalog;
import org.aubade.run.Cause;
import org.aubade.run.Run;
import org.aubade.run.RunId;
import org.aubade.run.RunQuery;
import org.aubade.run.RunService;
import org.aubade.run.RunSettings;
import org.aubade.run.engine.RunEngine;
import org.aubade.run.journal.InterruptedRun;
import org.aubade.run.journal.JournaledRun;
import org.aubade.run.journal.Lease;
import org.aubade.run.journal.NewRun;
import org.aubade.run.journal.RunStore;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

class KnownRunFilterTest {
    private static final RunId KEPT =
            RunId.parse("01a2052b-ec75-7cc6-8bad-edf1f7154dd0").orElseThrow();
    private static final String OTHER = "01a2052b-ec75-7cc6-8bad-edf1f7154dd1";

    private final VirtualTime time = new VirtualTime();
    private final RunService runs = new RunEngine(
            new IotService(List.of(), DeviceSettings.DEFAULT, time.source()),
            new InMemoryProgramCatalog(),
            new StoreOfOneRun(),
            RunSettings.DEFAULT,
            time.source());
    private final KnownRunFilter filter = new KnownRunFilter(() -> runs);

    @Test
    void a_run_is_known_without_loading_its_steps() {
        answer(KEPT.toString()).assertCompleted();
    }

    @Test
    void a_run_that_nobody_knows_is_refused_with_its_id() {
        for (String id : List.of(OTHER, "nonsense")) {
            Throwable failure =
                    answer(id).assertFailedWith(ProblemException.class).getFailure();
            assertThat(failure).hasMessageStartingWith("unknown run '" + id + "'");
        }
    }

    private UniAssertSubscriber<Void> answer(String id) {
        return filter.require(id).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    /** Knows that there is a run, and refuses to load it. */
    private static final class StoreOfOneRun implements RunStore {
        @Override
        public Uni<Boolean> contains(RunId id) {
            return Uni.createFrom().item(id.equals(KEPT));
        }

        @Override
        public Uni<Optional<Run>> find(RunId id) {
            return unexpected("run " + id + " was loaded with all its steps");
        }

        @Override
        public boolean isDurable() {
            return false;
        }

        @Override
        public Lease lease() {
            return Lease.UNLIMITED;
        }

        @Override
        public Uni<Void> begin(NewRun run) {
            return unexpected("begin");
        }

        @Override
        public void markDirty(JournaledRun run, boolean urgent) {}

        @Override
        public Uni<Void> flush(JournaledRun run) {
            return unexpected("flush");
        }

        @Override
        public Uni<Void> complete(JournaledRun run) {
            return unexpected("complete");
        }

        @Override
        public Uni<List<InterruptedRun>> takeOver() {
            return unexpected("takeOver");
        }

        @Override
        public Uni<Optional<RunId>> find(Cause.Occurrence occurrence) {
            return unexpected("find");
        }

        @Override
        public Uni<List<Run>> list(RunQuery query) {
            return unexpected("list");
        }

        private static <T> Uni<T> unexpected(String call) {
            return Uni.createFrom().failure(new AssertionError(call));
        }
    }
}

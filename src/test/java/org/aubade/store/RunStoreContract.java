package org.aubade.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.FLUSH;
import static org.aubade.device.MessageType.SWITCH_ON;
import static org.aubade.program.ProgramBuilder.program;
import static org.aubade.program.Step.call;
import static org.aubade.program.Step.send;
import static org.aubade.program.Step.seq;
import static org.aubade.store.Waiting.done;
import static org.aubade.store.Waiting.failure;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aubade.program.Program;
import org.aubade.program.Step;
import org.aubade.run.Cause;
import org.aubade.run.OccurrenceTaken;
import org.aubade.run.Resumption;
import org.aubade.run.Run;
import org.aubade.run.RunQuery;
import org.aubade.run.RunState;
import org.aubade.run.StepResult;
import org.aubade.run.StepState;
import org.aubade.run.journal.RunStore;
import org.aubade.run.journal.StepCheckpoint;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What every store keeps of runs, in memory too. */
abstract class RunStoreContract {
    /** The store under test; empty when the test begins. */
    abstract RunStore store();

    /** Lets the time of the store pass. */
    abstract void advance(Duration duration);

    @CanIgnoreReturnValue
    FakeRun begun(FakeRun run) {
        done(store().begin(run.made));
        return run;
    }

    Run found(FakeRun run) {
        return done(store().find(run.id())).orElseThrow();
    }

    @Test
    void a_run_that_has_begun_is_pending_with_all_its_steps() {
        FakeRun run = begun(FakeRun.of(FakeRun.FLUSHES));

        assertThat(found(run).summary()).isEqualTo(run.summary());
        assertThat(found(run).steps())
                .extracting(step -> step.path() + " " + step.state())
                .containsExactly("0 PENDING", "0.0 PENDING", "0.1 PENDING");
    }

    @Test
    void every_field_of_a_finished_run_is_kept() {
        FakeRun run = begun(FakeRun.of(new Cause.Occurrence("morning", FakeRun.REQUESTED), FakeRun.FLUSHES));
        run.resumed(new Resumption(
                FakeRun.STARTED, "cellar", "attic", FakeRun.REQUESTED, List.of("0.1"), List.of("0.0", "0.2")));
        run.mark(new StepCheckpoint(
                1, StepState.FAILED, 3, FakeRun.STARTED, FakeRun.FINISHED, "the \"toilet\"\nis blocked 🚽", true));
        run.ended(RunState.FAILED, "0.0: blocked");

        done(store().complete(run));

        Run kept = found(run);
        assertThat(kept.summary()).isEqualTo(run.summary());
        assertThat(kept.steps().get(1))
                .isEqualTo(new StepResult(
                        kept.steps().get(1).path(),
                        send("toilet", FLUSH),
                        StepState.FAILED,
                        FakeRun.STARTED,
                        FakeRun.FINISHED,
                        "the \"toilet\"\nis blocked 🚽",
                        3));
        assertThat(kept.steps().get(2).state()).isEqualTo(StepState.SKIPPED);
    }

    @Test
    void a_later_mark_of_a_step_replaces_an_earlier_one() {
        FakeRun run = begun(FakeRun.of(FakeRun.FLUSHES));
        run.started();
        run.mark(1, StepState.RUNNING);
        done(store().flush(run));
        run.mark(1, StepState.SUCCEEDED);
        run.mark(2, StepState.RUNNING);
        done(store().flush(run));

        assertThat(found(run).steps())
                .extracting(StepResult::state)
                .containsExactly(StepState.PENDING, StepState.SUCCEEDED, StepState.RUNNING);
    }

    @Test
    void what_has_changed_is_written_by_itself() {
        FakeRun run = begun(FakeRun.of(FakeRun.FLUSHES));
        run.started();
        store().markDirty(run, false);
        advance(Duration.ofSeconds(1));

        Awaitility.await().untilAsserted(() -> assertThat(found(run).state()).isEqualTo(RunState.RUNNING));
    }

    @Test
    void a_thousand_runs_at_once_are_all_kept() {
        List<FakeRun> runs = IntStream.range(0, 1_000)
                .mapToObj(_ -> FakeRun.of(FakeRun.FLUSHES))
                .toList();
        runs.stream()
                .map(run -> Waiting.begun(store().begin(run.made)))
                .toList()
                .forEach(begin -> begin.awaitItem(Duration.ofSeconds(30)));
        runs.forEach(run -> {
            run.ended(RunState.SUCCEEDED, null);
            run.mark(1, StepState.SUCCEEDED);
        });
        runs.stream()
                .map(run -> Waiting.begun(store().complete(run)))
                .toList()
                .forEach(keep -> keep.awaitItem(Duration.ofSeconds(30)));

        assertThat(done(store().list(new RunQuery("flushes", RunState.SUCCEEDED, 1_000, null))))
                .hasSize(1_000);
    }

    @Test
    void there_is_one_run_for_an_occurrence_of_a_schedule() {
        Cause due = new Cause.Occurrence("morning", FakeRun.REQUESTED);
        List<FakeRun> rivals = IntStream.range(0, 20)
                .mapToObj(_ -> FakeRun.of(due, FakeRun.FLUSHES))
                .toList();

        List<Throwable> refused = rivals.stream().map(run -> Waiting.begun(outcome(run))).toList().stream()
                .flatMap(begin -> begin.awaitItem(Duration.ofSeconds(30)).getItem().stream())
                .toList();

        Run winner = done(store().list(new RunQuery(null, null, 100, null))).getFirst();
        assertThat(refused)
                .hasSize(19)
                .allSatisfy(why -> assertThat(why)
                        .isInstanceOfSatisfying(
                                OccurrenceTaken.class,
                                taken -> assertThat(taken.run()).isEqualTo(winner.id())));
        begun(FakeRun.of(new Cause.Occurrence("morning", FakeRun.FINISHED), FakeRun.FLUSHES));
        begun(FakeRun.of(new Cause.Occurrence("night", FakeRun.REQUESTED), FakeRun.FLUSHES));
    }

    @Test
    void runs_are_listed_newest_first_by_program_state_and_page() {
        Program other = program("other").send("lamp", SWITCH_ON).build();
        List<FakeRun> runs = Stream.of(FakeRun.FLUSHES, other, FakeRun.FLUSHES, FakeRun.FLUSHES)
                .map(program -> begun(FakeRun.of(program)))
                .toList();
        runs.getFirst().ended(RunState.FAILED, "why");
        done(store().complete(runs.getFirst()));

        assertThat(ids(new RunQuery(null, null, 100, null))).isEqualTo(ids(runs, 3, 2, 1, 0));
        assertThat(ids(new RunQuery("flushes", null, 2, null))).isEqualTo(ids(runs, 3, 2));
        assertThat(ids(new RunQuery("flushes", null, 2, runs.get(2).id()))).isEqualTo(ids(runs, 0));
        assertThat(ids(new RunQuery(null, RunState.FAILED, 9, null))).isEqualTo(ids(runs, 0));
        assertThat(ids(new RunQuery("other", RunState.FAILED, 9, null))).isEmpty();
    }

    @Test
    void called_programs_are_kept_with_the_run_as_they_were() {
        Program outer = program("outer").call("flushes").build();
        FakeRun run = begun(FakeRun.of(outer, FakeRun.FLUSHES));
        begun(FakeRun.of(outer, program("flushes").send("lamp", SWITCH_ON).build()));

        assertThat(found(run).steps().stream().map(StepResult::step))
                .containsExactly(
                        call("flushes"), FakeRun.FLUSHES.root(), send("toilet", FLUSH), send("lamp", SWITCH_ON));
    }

    @Test
    void a_run_of_100_000_steps_is_kept() {
        Step[] steps =
                Stream.generate(() -> send("lamp", SWITCH_ON)).limit(99_999).toArray(Step[]::new);
        FakeRun run = begun(FakeRun.of(program("large").then(seq(steps)).build()));
        IntStream.range(0, 100_000).forEach(step -> run.mark(step, StepState.SUCCEEDED));
        run.ended(RunState.SUCCEEDED, null);

        done(store().complete(run));

        assertThat(found(run).steps()).hasSize(100_000).allMatch(step -> step.state() == StepState.SUCCEEDED);
    }

    @Test
    void a_run_is_there_from_its_beginning_and_when_it_is_over() {
        FakeRun run = begun(FakeRun.of(FakeRun.FLUSHES));
        assertThat(done(store().contains(run.id()))).isTrue();

        run.ended(RunState.SUCCEEDED, null);
        done(store().complete(run));

        assertThat(done(store().contains(run.id()))).isTrue();
    }

    @Test
    void a_run_that_nobody_knows_is_not_found() {
        assertThat(done(store().find(FakeRun.of(FakeRun.FLUSHES).id()))).isEmpty();
        assertThat(done(store().contains(FakeRun.of(FakeRun.FLUSHES).id()))).isFalse();
    }

    @Test
    void a_run_of_this_process_is_not_interrupted() {
        begun(FakeRun.of(FakeRun.FLUSHES));

        assertThat(done(store().takeOver())).isEmpty();
    }

    @Test
    void the_run_of_an_occurrence_is_found_from_its_beginning_on() {
        Cause.Occurrence due = new Cause.Occurrence("morning", FakeRun.REQUESTED);
        assertThat(done(store().find(due))).isEmpty();
        FakeRun run = begun(FakeRun.of(due, FakeRun.FLUSHES));
        assertThat(done(store().find(due))).contains(run.id());
        run.ended(RunState.SUCCEEDED, null);
        done(store().complete(run));

        assertThat(done(store().find(due))).contains(run.id());
        assertThat(failure(store().begin(FakeRun.of(due, FakeRun.FLUSHES).made)))
                .isInstanceOf(OccurrenceTaken.class);
    }

    /** How the beginning of the run failed, if it did. */
    private Uni<Optional<Throwable>> outcome(FakeRun run) {
        return store().begin(run.made)
                .onItem()
                .transform(_ -> Optional.<Throwable>empty())
                .onFailure()
                .recoverWithItem(Optional::of);
    }

    private List<Object> ids(RunQuery query) {
        return done(store().list(query)).stream().<Object>map(Run::id).toList();
    }

    private static List<Object> ids(List<FakeRun> runs, int... indexes) {
        return IntStream.of(indexes)
                .<Object>mapToObj(index -> runs.get(index).id())
                .toList();
    }
}

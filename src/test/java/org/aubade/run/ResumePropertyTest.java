package org.aubade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.run.TestHome.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.aubade.device.DeviceId;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.program.Join;
import org.aubade.program.Modifiers;
import org.aubade.program.Program;
import org.aubade.program.Retry;
import org.aubade.program.Step;
import org.aubade.program.resolve.Plan;

/** Whatever the program and whenever the process dies: the run ends, and no message that matters is lost or doubled. */
class ResumePropertyTest {
    @Provide
    Arbitrary<Step> trees() {
        return tree(3);
    }

    private static Arbitrary<Step> tree(int depth) {
        Arbitrary<Step> leaf = Arbitraries.of(
                send("lamp", MessageType.SWITCH_ON),
                send("speaker", MessageType.PLAY_SONG),
                send("toilet", MessageType.FLUSH),
                send("toilet", MessageType.CLEAN),
                new Step.Delay(Duration.ofMillis(700), Modifiers.NONE));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<Step>> inner = tree(depth - 1).list().ofMinSize(1).ofMaxSize(4);
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaf),
                Tuple.of(3, inner.map(steps -> new Step.Seq(steps, Modifiers.NONE))),
                Tuple.of(2, inner.map(steps -> new Step.Par(steps, Join.ALL, Step.Par.UNBOUNDED, Modifiers.NONE))),
                Tuple.of(1, inner.map(steps -> new Step.Par(steps, Join.FAIL_FAST, 2, Modifiers.NONE))));
    }

    /** Trees that also have races, timeouts, retries and steps that are optional. */
    private static Arbitrary<Step> rich(int depth, Arbitrary<Modifiers> modifiers) {
        Arbitrary<Step> leaf = tree(0);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<List<Step>> inner =
                rich(depth - 1, modifiers).list().ofMinSize(1).ofMaxSize(3);
        return Arbitraries.frequencyOf(
                Tuple.of(2, leaf),
                Tuple.of(3, Combinators.combine(inner, modifiers).as(Step.Seq::new)),
                Tuple.of(
                        2,
                        Combinators.combine(inner, modifiers)
                                .as((steps, kept) -> new Step.Par(steps, Join.FAIL_FAST, 2, kept))),
                Tuple.of(2, Combinators.combine(inner, modifiers).as(Step.Race::new)));
    }

    @Provide
    Arbitrary<Step> tolerant() {
        return rich(
                3,
                Arbitraries.of(
                        Modifiers.NONE,
                        new Modifiers(Duration.ofMillis(900), null, false, null),
                        new Modifiers(Duration.ofMillis(1_600), null, true, null)));
    }

    @Provide
    Arbitrary<Step> persistent() {
        return rich(
                3,
                Arbitraries.of(Modifiers.NONE, new Modifiers(null, new Retry(3, Duration.ofSeconds(1)), false, null)));
    }

    private static Step send(String device, MessageType type) {
        return new Step.Send(
                new DeviceId(device), new Message(type, type == MessageType.PLAY_SONG ? "a" : ""), Modifiers.NONE);
    }

    @Property(tries = 300)
    void a_run_ends_and_nothing_that_matters_is_lost_or_doubled(
            @ForAll("trees") Step root, @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 2_500) Integer> deaths) {
        MortalHome home = new MortalHome();
        Program program = program("random", root);
        Plan plan = Plan.of(List.of(program));
        RunId id = home.start(program).id();
        List<Integer> finished = new ArrayList<>();
        List<List<Integer>> finishedBefore = new ArrayList<>();
        for (int millis : deaths) {
            home.time.advance(Duration.ofMillis(millis));
            finished = home.store.stepsIn(id, StepState.SUCCEEDED);
            finishedBefore.add(finished);
            home.dieFor(Duration.ofSeconds(3));
        }
        home.time.runAll();

        Run over = home.runs().find(id).await().indefinitely().orElseThrow();
        assertThat(over.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(over.steps())
                .allMatch(step -> step.state() == StepState.SUCCEEDED || step.state() == StepState.IN_DOUBT);
        for (MessageType type : List.of(MessageType.FLUSH, MessageType.CLEAN)) {
            long steps = count(plan, over, type, List.of(StepState.SUCCEEDED, StepState.IN_DOUBT));
            long answered = count(plan, over, type, List.of(StepState.SUCCEEDED));
            assertThat(told(home, type)).isBetween(answered, steps);
        }
        for (MessageType type : List.of(MessageType.SWITCH_ON, MessageType.PLAY_SONG)) {
            // In each life those that were not finished before it, at most.
            long most = count(plan, over, type, List.of(StepState.SUCCEEDED));
            for (List<Integer> before : finishedBefore) {
                most += count(plan, over, type, List.of(StepState.SUCCEEDED))
                        - before.stream()
                                .filter(index -> isOf(plan, index, type))
                                .count();
            }
            assertThat(told(home, type)).isLessThanOrEqualTo(most);
        }
        assertThat(finished.stream().map(index -> over.steps().get(index).state()))
                .allMatch(state -> state == StepState.SUCCEEDED);
    }

    @Property(tries = 300)
    void without_a_retry_no_message_that_must_not_be_doubled_is(
            @ForAll("tolerant") Step root,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 2_500) Integer> deaths) {
        assertNothingIsDoubled(root, deaths);
    }

    @Property(tries = 300)
    void a_retry_of_what_succeeds_doubles_nothing(
            @ForAll("persistent") Step root,
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 2_500) Integer> deaths) {
        assertNothingIsDoubled(root, deaths);
    }

    private static void assertNothingIsDoubled(Step root, List<Integer> deaths) {
        MortalHome home = new MortalHome();
        Program program = program("random", root);
        Plan plan = Plan.of(List.of(program));
        RunId id = home.start(program).id();
        for (int millis : deaths) {
            home.time.advance(Duration.ofMillis(millis));
            home.dieFor(Duration.ofSeconds(3));
        }
        home.time.runAll();

        Run over = home.runs().find(id).await().indefinitely().orElseThrow();
        assertThat(over.state().isOver()).isTrue();
        for (MessageType type : List.of(MessageType.FLUSH, MessageType.CLEAN)) {
            assertThat(told(home, type)).isLessThanOrEqualTo(count(plan, over, type, List.of(StepState.values())));
        }
    }

    private static long told(MortalHome home, MessageType type) {
        return home.told().stream().filter(line -> line.contains(" " + type)).count();
    }

    private static long count(Plan plan, Run run, MessageType type, List<StepState> states) {
        long count = 0;
        for (int index = 0; index < plan.size(); index++) {
            if (isOf(plan, index, type)
                    && states.contains(
                            Objects.requireNonNull(run.steps().get(index)).state())) {
                count++;
            }
        }
        return count;
    }

    private static boolean isOf(Plan plan, int index, MessageType type) {
        return plan.step(index) instanceof Step.Send send && send.message().type() == type;
    }
}

package org.aubade.program;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.aubade.device.DataFormat;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.device.Message;
import org.aubade.device.MessageType;

/**
 * Generates random programs for property tests. Leaves are delays of up to five seconds and messages that the devices understand.
 *
 * @param devices the kinds of the devices that messages go to, by id
 * @param depth how many steps may be nested in each other
 * @param modifiers whether steps may have modifiers
 * @param joins whether {@code par} may have a join and a max
 * @param calls the names of the programs that may be called
 * @param texts generates songs, step names and descriptions
 */
public record ProgramArbitraries(
        Map<DeviceId, DeviceKind> devices,
        int depth,
        boolean modifiers,
        boolean joins,
        List<String> calls,
        Arbitrary<String> texts) {

    /** Generates programs of messages to {@code devices}, delays, seq, par and race, nested up to four levels. */
    public static ProgramArbitraries over(Map<DeviceId, DeviceKind> devices) {
        Arbitrary<String> words = Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(12);
        return new ProgramArbitraries(Map.copyOf(devices), 4, false, false, List.of(), words);
    }

    /** Gives steps modifiers. */
    public ProgramArbitraries withModifiers() {
        return new ProgramArbitraries(devices, depth, true, joins, calls, texts);
    }

    /** Gives {@code par} steps a join and a max. */
    public ProgramArbitraries withJoins() {
        return new ProgramArbitraries(devices, depth, modifiers, true, calls, texts);
    }

    /** Adds calls of {@code programs}. */
    public ProgramArbitraries withCalls(String... programs) {
        return new ProgramArbitraries(devices, depth, modifiers, joins, List.of(programs), texts);
    }

    /** Generates texts with {@code given}, without blank ones for names. */
    public ProgramArbitraries withTexts(Arbitrary<String> given) {
        return new ProgramArbitraries(devices, depth, modifiers, joins, calls, given);
    }

    /** Nests up to {@code levels} steps. */
    public ProgramArbitraries upToDepth(int levels) {
        return new ProgramArbitraries(devices, levels, modifiers, joins, calls, texts);
    }

    /** Generates programs. */
    public Arbitrary<Program> programs() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("abcXYZäß0123456789")
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<ResumePolicy> resumes = Combinators.combine(
                        Arbitraries.of(OnResume.class), Arbitraries.longs().between(0, 1_000_000))
                .as((policy, millis) -> new ResumePolicy(policy, Duration.ofMillis(millis)));
        return Combinators.combine(names, texts, steps(), Arbitraries.of(Overlap.class), resumes)
                .as(Program::new);
    }

    /** Generates steps. */
    public Arbitrary<Step> steps() {
        return steps(depth);
    }

    private Arbitrary<Step> steps(int levels) {
        Arbitrary<Step> plain = levels <= 1
                ? leaves()
                : Arbitraries.frequencyOf(Tuple.of(2, leaves()), Tuple.of(3, composites(levels)));
        return modifiers ? Combinators.combine(plain, modifierSets()).as(Step::with) : plain;
    }

    private Arbitrary<Step> leaves() {
        Arbitrary<Step> delays = millis(0, 5_000).map(Step::delay);
        Arbitrary<Step> sends = Arbitraries.of(devices.keySet()).flatMap(this::sends);
        return calls.isEmpty()
                ? Arbitraries.oneOf(sends, sends, delays)
                : Arbitraries.oneOf(sends, sends, delays, Arbitraries.of(calls).map(Step::call));
    }

    private Arbitrary<Step> sends(DeviceId device) {
        DeviceKind kind = Objects.requireNonNull(devices.get(device));
        return Arbitraries.of(MessageType.understoodBy(kind))
                .flatMap(type ->
                        data(type).map(data -> new Step.Send(device, new Message(type, data), Modifiers.NONE)));
    }

    private Arbitrary<String> data(MessageType type) {
        return switch (type.dataFormat()) {
            case DataFormat.Nothing _ -> Arbitraries.just("");
            case DataFormat.Colour _ -> Arbitraries.of("#ff8800", "#abc", "red", "Navy");
            case DataFormat.Text _ -> texts.filter(text -> !text.isBlank());
            case DataFormat.Quantity quantity ->
                Arbitraries.integers()
                        .between((int) quantity.min(), (int) Math.min(quantity.max(), 1_000_000))
                        .map(String::valueOf);
            case DataFormat.Choice choice -> Arbitraries.of(choice.options());
        };
    }

    private Arbitrary<Step> composites(int levels) {
        Arbitrary<List<Step>> children = steps(levels - 1).list().ofMinSize(1).ofMaxSize(4);
        return Arbitraries.oneOf(
                children.map(steps -> new Step.Seq(steps, Modifiers.NONE)),
                joins ? boundedPars(children) : children.map(ProgramArbitraries::par),
                children.map(steps -> new Step.Race(steps, Modifiers.NONE)));
    }

    private static Arbitrary<Step> boundedPars(Arbitrary<List<Step>> children) {
        return Combinators.combine(
                        children,
                        Arbitraries.of(Join.class),
                        Arbitraries.integers().between(0, 3))
                .as((steps, join, max) -> new Step.Par(steps, join, max, Modifiers.NONE));
    }

    private static Step par(List<Step> steps) {
        return new Step.Par(steps, Join.ALL, Step.Par.UNBOUNDED, Modifiers.NONE);
    }

    private Arbitrary<Modifiers> modifierSets() {
        return Combinators.combine(
                        millis(1, 20_000).injectNull(0.7),
                        retries().injectNull(0.7),
                        Arbitraries.of(true, false),
                        texts.filter(text -> !text.isBlank()).injectNull(0.7))
                .as(Modifiers::new);
    }

    private static Arbitrary<Retry> retries() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 3),
                        millis(0, 2_000),
                        Arbitraries.doubles().between(1, 10).ofScale(6))
                .as(Retry::new);
    }

    private static Arbitrary<Duration> millis(int from, int to) {
        return Arbitraries.integers().between(from, to).map(Duration::ofMillis);
    }
}

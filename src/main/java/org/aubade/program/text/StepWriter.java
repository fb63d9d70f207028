package org.aubade.program.text;

import java.time.Duration;
import java.util.List;
import org.aubade.program.Join;
import org.aubade.program.Modifiers;
import org.aubade.program.Retry;
import org.aubade.program.Step;
import org.aubade.text.DocumentNode;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentNode.Sequence;
import org.aubade.time.Durations;

/** Writes steps as document nodes. The inner steps of a step come after its other keys, which are easily overlooked below a long list. */
final class StepWriter {
    private StepWriter() {}

    /** Writes each of {@code steps}, in order. */
    static List<DocumentNode> all(List<Step> steps) {
        return steps.stream().<DocumentNode>map(StepWriter::tree).toList();
    }

    /** Writes {@code step} as an object, which {@link StepReader} reads as an equal step. */
    static Mapping tree(Step step) {
        Mapping tree = new Mapping(0);
        switch (step) {
            case Step.Send send -> send(tree, send);
            case Step.Delay delay -> tree.text("delay", Durations.format(delay.duration()));
            case Step.Call call -> tree.text("call", call.program());
            case Step.Par par -> options(tree, par);
            case Step.Seq _, Step.Race _ -> {}
        }
        modifiers(tree, step.modifiers());
        if (!step.children().isEmpty()) {
            tree.put(step.kind(), new Sequence(0, all(step.children())));
        }
        return tree;
    }

    private static void send(Mapping tree, Step.Send send) {
        tree.text("send", send.device().value());
        tree.text("type", send.message().type().name());
        if (!send.message().data().isEmpty()) {
            tree.text("data", send.message().data());
        }
    }

    private static void options(Mapping tree, Step.Par par) {
        if (par.join() != Join.ALL) {
            tree.text("join", par.join().word());
        }
        if (par.max() != Step.Par.UNBOUNDED) {
            tree.bare("max", par.max());
        }
    }

    private static void modifiers(Mapping tree, Modifiers modifiers) {
        String name = modifiers.name();
        if (name != null) {
            tree.text("name", name);
        }
        Duration timeout = modifiers.timeout();
        if (timeout != null) {
            tree.text("timeout", Durations.format(timeout));
        }
        Retry retry = modifiers.retry();
        if (retry != null) {
            tree.put("retry", retry(retry));
        }
        if (modifiers.optional()) {
            tree.bare("optional", true);
        }
    }

    private static Mapping retry(Retry retry) {
        Mapping tree = new Mapping(0);
        tree.bare("times", retry.times());
        tree.text("delay", Durations.format(retry.delay()));
        if (retry.factor() != 1) {
            tree.bare("factor", retry.factor());
        }
        return tree;
    }
}

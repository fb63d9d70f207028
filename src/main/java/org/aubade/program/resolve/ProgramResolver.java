package org.aubade.program.resolve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aubade.device.Vocabulary;
import org.aubade.program.Program;
import org.aubade.program.ProgramLimits;
import org.aubade.program.Step;
import org.aubade.program.StepPath;
import org.aubade.text.KnownIds;
import org.aubade.text.Violation;

/**
 * Resolves one program: replaces its calls by the called programs, numbers the steps, and checks that every device exists
 * and understands the messages for it.
 */
public final class ProgramResolver {
    /** The number of violations after which the rest of the tree is not checked. */
    private static final int MAX_VIOLATIONS = 100;

    private final ResolutionContext context;
    private final PlanBuilder plan = new PlanBuilder();
    private final List<Violation> violations = new ArrayList<>();

    /** The programs that are being called at the current step, outermost first, to detect recursive calls. */
    private final List<String> calling = new ArrayList<>();

    /** The called programs by name, as they were when each was first looked up. */
    private Map<String, Program> called = Map.of();

    private boolean stopped;

    private ProgramResolver(ResolutionContext context) {
        this.context = context;
    }

    /** Returns the plan of {@code program}, or the reasons why it cannot run. Sends nothing. */
    public static Resolution resolve(Program program, ResolutionContext context) {
        ProgramResolver resolver = new ProgramResolver(context);
        resolver.calling.add(program.name());
        resolver.visit(program.root(), StepPath.ROOT, 0);
        return resolver.violations.isEmpty()
                ? new Resolution.Resolved(resolver.plan.build(resolver.needed(program)))
                : new Resolution.Unresolved(resolver.violations);
    }

    private void visit(Step step, StepPath path, int depth) {
        if (stopped) {
            return;
        }
        if (plan.size() == ProgramLimits.MAX_STEPS) {
            stop(path, ProgramLimits.tooMany(outermost()));
            return;
        }
        int index = plan.open(step, path);
        switch (step) {
            case Step.Send send -> checkSend(send, path);
            case Step.Delay _ -> {}
            case Step.Call call -> visitCalled(call, path, depth);
            case Step.Seq _, Step.Par _, Step.Race _ -> visitChildren(step.children(), path, depth);
        }
        plan.close(index);
    }

    private void visitChildren(List<Step> children, StepPath path, int depth) {
        if (depth == ProgramLimits.MAX_DEPTH) {
            stop(path, ProgramLimits.tooDeep(outermost()));
            return;
        }
        int ordinal = 0;
        for (Step child : children) {
            visit(child, path.child(ordinal++), depth + 1);
        }
    }

    private void visitCalled(Step.Call call, StepPath path, int depth) {
        Optional<Program> called = called(call.program());
        if (called.isEmpty()) {
            report(path, "unknown program '" + call.program() + "'; " + KnownIds.describe(context.programs()));
        } else if (calling.contains(call.program())) {
            String circle = calling.stream()
                    .dropWhile(name -> !name.equals(call.program()))
                    .collect(Collectors.joining(" → "));
            report(
                    path,
                    "program '" + call.program() + "' calls itself: " + circle + " → " + call.program()
                            + "; remove one of these calls");
        } else {
            calling.add(call.program());
            visitChildren(List.of(called.get().root()), path, depth);
            calling.removeLast();
        }
    }

    /** Looks each name up once, so that every call of a program gets the same version even if it is replaced meanwhile. */
    private Optional<Program> called(String name) {
        Optional<Program> known = Optional.ofNullable(called.get(name));
        if (known.isPresent()) {
            return known;
        }
        Optional<Program> found = context.program(name);
        found.ifPresent(program -> {
            called = called.isEmpty() ? new LinkedHashMap<>() : called;
            called.put(name, program);
        });
        return found;
    }

    private List<Program> needed(Program program) {
        if (called.isEmpty()) {
            return List.of(program);
        }
        List<Program> needed = new ArrayList<>(called.size() + 1);
        needed.add(program);
        needed.addAll(called.values());
        return List.copyOf(needed);
    }

    private void checkSend(Step.Send send, StepPath path) {
        Optional<Vocabulary> vocabulary = context.vocabulary(send.device());
        if (vocabulary.isEmpty()) {
            report(path, "unknown device '" + send.device() + "'; " + KnownIds.describe(context.devices()));
        } else {
            vocabulary
                    .get()
                    .complaint(send.message())
                    .ifPresent(complaint -> report(path, "device '" + send.device() + "' " + complaint));
        }
    }

    private void report(StepPath path, String message) {
        violations.add(new Violation(path.toString(), message));
        if (violations.size() == MAX_VIOLATIONS) {
            stopped = true;
        }
    }

    private void stop(StepPath path, String message) {
        report(path, message);
        stopped = true;
    }

    private String outermost() {
        return calling.getFirst();
    }
}

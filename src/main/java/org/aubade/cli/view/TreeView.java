package org.aubade.cli.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aubade.text.LogText;

/** The tree of a run as lines of text: each step with its state, its name and how long it took. */
public final class TreeView {
    private static final int INDENT = 2;
    private static final int MAX_INDENT_SHARE = 3;

    private final Style style;
    private final Display.Size size;

    TreeView(Style style, Display.Size size) {
        this.style = style;
        this.size = size;
    }

    /** At most one line less than the height, since the cursor needs one; none is wider than the width. */
    List<String> lines(FollowedRun run, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(head(run, now));
        Collection<StepStatus> steps = run.steps();
        int room = Math.max(1, size.rows() - 2);
        if (steps.size() <= room) {
            steps.forEach(step -> lines.add(line(step, now)));
            return lines;
        }
        Set<StepStatus> shown = new HashSet<>(mostWanted(steps, Math.max(0, room - 1)));
        steps.stream().filter(shown::contains).forEach(step -> lines.add(line(step, now)));
        lines.add(DisplayWidth.cut(
                rest(steps.stream().filter(step -> !shown.contains(step)).toList()), size.columns(), style.ellipsis()));
        return lines;
    }

    private String head(FollowedRun run, Instant now) {
        String left = LogText.oneLine(run.program()) + "  " + words(run.state());
        String duration = Times.between(run.started(), run.finished(), now);
        return row(left, run.id() + (duration.isEmpty() ? "" : "  " + duration), style::bold);
    }

    private String line(StepStatus step, Instant now) {
        int indent = Math.min(INDENT * step.depth(), size.columns() / MAX_INDENT_SHARE);
        String error = step.error().isEmpty() ? "" : " (" + step.error() + ")";
        boolean plain = step.isPending() || step.isRunning() || step.state().equals("SUCCEEDED");
        String state = plain ? "" : "  " + words(step.state()) + error;
        String left = " ".repeat(indent) + style.mark(step.state()) + " " + step.label() + state;
        String mark = style.mark(step.state());
        return row(left, Times.between(step.started(), step.finished(), now), text -> {
            String painted = style.paint(mark, step.state());
            return text.substring(0, indent) + painted + text.substring(indent + mark.length());
        });
    }

    /** How the left part of a row is coloured, after it was cut. */
    private interface Paint {
        String of(String text);
    }

    private String row(String left, String right, Paint paint) {
        int room = size.columns() - (right.isEmpty() ? 0 : DisplayWidth.width(right) + 1);
        String cut = DisplayWidth.cut(left, Math.max(0, room), style.ellipsis());
        String painted = cut.length() > left.indexOf(left.strip()) ? paint.of(cut) : cut;
        return right.isEmpty()
                ? painted
                : painted + " ".repeat(Math.max(1, room - DisplayWidth.width(cut) + 1)) + right;
    }

    /** Those under way, then those that failed, then what comes next, then what ended. */
    private static List<StepStatus> mostWanted(Collection<StepStatus> steps, int count) {
        return steps.stream()
                .sorted(Comparator.comparingInt(TreeView::rank))
                .limit(count)
                .toList();
    }

    private static int rank(StepStatus step) {
        if (step.isRunning()) {
            return 0;
        }
        return step.hasFailed() ? 1 : step.isPending() ? 2 : 3;
    }

    private String rest(List<StepStatus> hidden) {
        List<String> counts = new ArrayList<>();
        count(counts, hidden.stream().filter(StepStatus::isRunning).count(), "under way");
        count(counts, hidden.stream().filter(StepStatus::hasFailed).count(), "failed");
        count(counts, hidden.stream().filter(StepStatus::isPending).count(), "to come");
        count(counts, hidden.stream().filter(step -> rank(step) == 3).count(), "over");
        return style.ellipsis() + " not shown: " + String.join(", ", counts);
    }

    private static void count(List<String> counts, long count, String what) {
        if (count > 0) {
            counts.add(count + " " + what);
        }
    }

    /** {@code TIMED_OUT} as {@code timed out}. */
    public static String words(String state) {
        return state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

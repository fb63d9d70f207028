package org.aubade.program;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Identifies a step by the child indexes that lead to it from the root, which is {@code 0}: {@code 0.2.1} is the second child
 * of the root's third child. A path refers to the path of its parent, so that 100,000 paths take little memory.
 */
public final class StepPath {
    /** The path of the root. */
    public static final StepPath ROOT = new StepPath(null, 0);

    private final @Nullable StepPath parent;
    private final int index;
    private final int depth;

    private StepPath(@Nullable StepPath parent, int index) {
        this.parent = parent;
        this.index = index;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    /** The path of the child at {@code childIndex}, counted from 0. */
    public StepPath child(int childIndex) {
        return new StepPath(this, childIndex);
    }

    /** The number of steps that contain the step: 0 for the root. */
    public int depth() {
        return depth;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StepPath that && index == that.index && Objects.equals(parent, that.parent);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(parent) + index;
    }

    @Override
    public String toString() {
        return append(new StringBuilder()).toString();
    }

    private StringBuilder append(StringBuilder text) {
        return parent == null
                ? text.append(index)
                : parent.append(text).append('.').append(index);
    }
}

package org.aubade.run.journal;

import java.time.Instant;
import java.util.List;
import org.aubade.run.Resumption;
import org.jspecify.annotations.Nullable;

/**
 * A run that was under way on a node that is gone, as the journal has it.
 *
 * @param run what was known before its first step
 * @param started when its first step could begin; null if it still waited
 * @param node the name of the node that is gone
 * @param lastSeen when that node was last known to work
 * @param resumptions how often, where and when it had been resumed before
 * @param checkpoints every step that has one
 */
public record InterruptedRun(
        NewRun run,
        @Nullable Instant started,
        String node,
        Instant lastSeen,
        List<Resumption> resumptions,
        List<StepCheckpoint> checkpoints) {
    public InterruptedRun {
        resumptions = List.copyOf(resumptions);
        checkpoints = List.copyOf(checkpoints);
    }
}

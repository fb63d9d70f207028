package org.aubade.run;

import java.time.Instant;
import java.util.List;

/**
 * How a run went on after its node was gone.
 *
 * @param at when it went on
 * @param node the name of the node on which it went on
 * @param interruptedNode the name of the node that was gone
 * @param lastSeen when that node was last known to work
 * @param resent the paths of the steps that were sent but not answered, and are sent again, as that does no harm
 * @param inDoubt the paths of the steps that were sent but not answered, and must not be sent again
 */
public record Resumption(
        Instant at, String node, String interruptedNode, Instant lastSeen, List<String> resent, List<String> inDoubt) {
    public Resumption {
        resent = List.copyOf(resent);
        inDoubt = List.copyOf(inDoubt);
    }
}

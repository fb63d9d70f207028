package org.aubade.driver.mqtt;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.aubade.device.DeviceId;

/** What was found and is not in the home, since another device has its id; belongs to the lane. */
final class LeftOut {
    /** How often it is tried again, since the other one may go. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final BrokerHome home;
    private final Complaints complaints;
    private final Map<String, String> troubles;
    private final BiConsumer<Definition, Inventory> keep;
    private final Map<DeviceId, Left> left = new HashMap<>();
    private boolean trying;

    /** A definition with who found it. */
    private record Left(Definition definition, Inventory finder) {}

    /** @param keep tries again */
    LeftOut(
            BrokerHome home,
            Complaints complaints,
            Map<String, String> troubles,
            BiConsumer<Definition, Inventory> keep) {
        this.home = home;
        this.complaints = complaints;
        this.troubles = troubles;
        this.keep = keep;
    }

    /** It is left out for now. */
    void add(Definition definition, Inventory finder, String why) {
        DeviceId id = definition.identity().id();
        left.put(id, new Left(definition, finder));
        troubles.put(subject(id), "is left out: " + why);
        complaints.about(id.value(), "it is left out: " + why);
        if (!trying) {
            trying = true;
            var _ = home.time()
                    .timer()
                    .schedule(() -> home.lane().execute(this::tryAgain), AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** It is in the home. */
    void remove(DeviceId id) {
        if (left.remove(id) != null) {
            troubles.remove(subject(id));
        }
    }

    /** {@code finder} finds it no more. */
    void remove(DeviceId id, Inventory finder) {
        Left out = left.get(id);
        if (out != null && out.finder().equals(finder)) {
            remove(id);
        }
    }

    private void tryAgain() {
        trying = false;
        List.copyOf(left.keySet()).forEach(this::tryAgain);
    }

    /** Its id may be free now. */
    void tryAgain(DeviceId id) {
        Left out = left.get(id);
        if (out != null) {
            keep.accept(out.definition(), out.finder());
        }
    }

    private String subject(DeviceId id) {
        return home.title() + " " + id;
    }
}

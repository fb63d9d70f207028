package org.aubade.device.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Called once for each delivery taken from the queue, when it has succeeded, failed or been cancelled, before the sender gets the
 * result; must not block and
 * must not throw.
 */
@FunctionalInterface
public interface DeliveryListener {
    /**
     * @param execution how long the command was executed; null if it never was
     * @param succeeded whether its execution ended with success
     */
    void ended(@Nullable Duration execution, boolean succeeded);
}

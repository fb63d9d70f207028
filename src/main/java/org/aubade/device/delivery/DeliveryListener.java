package org.aubade.device.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is called once for each delivery that was taken from the queue, however it ended, before its sender is told; must not block and
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

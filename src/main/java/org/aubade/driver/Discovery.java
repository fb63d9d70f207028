package org.aubade.driver;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.aubade.device.IotService;

/** Finds devices by itself, for as long as the service runs: registers those that appear and unregisters those that disappear. */
public interface Discovery {
    /** Its name in the log and in health, such as {@code mqtt}. */
    String name();

    /**
     * Begins, once, and goes on in the background. Completes when the devices that are known at the start are registered, which
     * may never happen; never fails.
     */
    @CheckReturnValue
    Uni<Void> open(IotService home);

    /** Ends: registers no further devices and closes its connections; completes when that is done. */
    @CheckReturnValue
    Uni<Void> close();

    /** What keeps it from finding devices now, by subject, such as {@code broker 'home'}, with what would help; never blocks. */
    Map<String, String> problems();
}

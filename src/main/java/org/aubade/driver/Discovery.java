package org.aubade.driver;

import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import org.aubade.device.IotService;

/** Finds devices by itself, for as long as the service runs: registers those that appear and unregisters those that go. */
public interface Discovery {
    /** Its name in the log and in health, such as {@code mqtt}. */
    String name();

    /**
     * Begins, once; completes when the devices that are known at the start are registered, which may never come, and does
     * not fail. It goes on in the background.
     */
    @CheckReturnValue
    Uni<Void> open(IotService home);

    /** Registers nothing any more, and lets go of what it is connected to; completes when that is done. */
    @CheckReturnValue
    Uni<Void> close();

    /** What keeps it from knowing devices now, by where, such as {@code broker home}, each with what would help; never blocks. */
    Map<String, String> troubles();
}

package org.aubade.program;

import java.util.Collection;
import java.util.Optional;
import org.aubade.device.DeviceId;
import org.aubade.device.Vocabulary;

/** What a program is resolved against: the devices and the other programs there are. */
public interface Home {
    /** What the device can be told; empty if it is not known. */
    Optional<Vocabulary> vocabulary(DeviceId device);

    /** The ids of all devices. */
    Collection<DeviceId> devices();

    /** The program of that name. */
    Optional<Program> program(String name);

    /** The names of all programs. */
    Collection<String> programs();
}

package org.aubade.program;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.aubade.device.DeviceId;
import org.aubade.device.MessageType;

/** What a program is resolved against: the devices and the other programs there are. */
public interface Home {
    /** What the device understands; empty if it is not known. */
    Optional<Set<MessageType>> understoodBy(DeviceId device);

    /** The ids of all devices. */
    Collection<DeviceId> devices();

    /** The program of that name. */
    Optional<Program> program(String name);

    /** The names of all programs. */
    Collection<String> programs();
}

package org.aubade.program.resolve;

import java.util.Collection;
import java.util.Optional;
import org.aubade.device.DeviceId;
import org.aubade.device.Vocabulary;
import org.aubade.program.Program;

/** The devices and programs that a program's steps may name. */
public interface ResolutionContext {
    /** The messages that the device understands; empty if there is no such device. */
    Optional<Vocabulary> vocabulary(DeviceId device);

    /** The ids of all devices. */
    Collection<DeviceId> devices();

    /** The program of that name; empty if there is none. */
    Optional<Program> program(String name);

    /** The names of all programs. */
    Collection<String> programs();
}

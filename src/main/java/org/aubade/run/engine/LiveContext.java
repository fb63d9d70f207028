package org.aubade.run.engine;

import java.util.Collection;
import java.util.Optional;
import org.aubade.device.DeviceId;
import org.aubade.device.IotService;
import org.aubade.device.Vocabulary;
import org.aubade.program.Program;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.program.catalog.StoredProgram;
import org.aubade.program.resolve.ResolutionContext;

/** The home as it is now: the registered devices and the kept programs. */
record LiveContext(IotService iot, ProgramCatalog catalog) implements ResolutionContext {
    @Override
    public Optional<Vocabulary> vocabulary(DeviceId id) {
        return iot.vocabulary(id);
    }

    @Override
    public Collection<DeviceId> devices() {
        return iot.ids();
    }

    @Override
    public Optional<Program> program(String name) {
        return catalog.find(name).map(StoredProgram::program);
    }

    @Override
    public Collection<String> programs() {
        return catalog.list().stream().map(kept -> kept.program().name()).toList();
    }
}

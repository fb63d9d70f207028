package org.aubade.program.resolve;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aubade.device.DeviceId;
import org.aubade.device.Vocabulary;
import org.aubade.program.Program;

/** The context of a run that is resumed: the programs as the run recorded them, and any device, since devices were checked when it began. */
final class RecordedContext implements ResolutionContext {
    private final Map<String, Program> programs = new LinkedHashMap<>();

    RecordedContext(List<Program> programs) {
        programs.forEach(program -> this.programs.putIfAbsent(program.name(), program));
    }

    @Override
    public Optional<Vocabulary> vocabulary(DeviceId device) {
        return Optional.of(Vocabulary.EVERYTHING);
    }

    @Override
    public Collection<DeviceId> devices() {
        return List.of();
    }

    @Override
    public Optional<Program> program(String name) {
        return Optional.ofNullable(programs.get(name));
    }

    @Override
    public Collection<String> programs() {
        return programs.keySet();
    }
}

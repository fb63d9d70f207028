package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.aubade.program.Program;
import org.aubade.program.text.ProgramWriter;
import org.aubade.text.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What checking a program came to, on the wire.
 *
 * @param program what was read; null if it cannot be
 * @param violations why it cannot be read, or cannot run here; empty if it can
 */
record CheckView(@Nullable Program program, List<Violation> violations) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        json.writeBooleanField("readable", program != null);
        json.writeBooleanField("runnable", violations.isEmpty());
        json.writeArrayFieldStart("violations");
        for (Violation violation : violations) {
            json.writeStartObject();
            View.text(json, "path", violation.path());
            View.text(json, "message", violation.message());
            if (violation.line() != null) {
                json.writeNumberField("line", violation.line());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        if (program != null) {
            json.writeFieldName("program");
            json.writeRawValue(ProgramWriter.compactJson(program));
        }
    }
}

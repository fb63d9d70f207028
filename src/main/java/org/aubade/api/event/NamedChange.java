package org.aubade.api.event;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.api.http.View;

/** The name of something that has changed, on the wire. */
record NamedChange(String name) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "name", name);
    }
}

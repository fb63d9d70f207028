package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The name of something that has changed, on the wire. */
record NamedChange(String name) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "name", name);
    }
}

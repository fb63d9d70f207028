package org.aubade.api.run;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.aubade.api.http.View;
import org.aubade.run.Resumption;

/** How a run went on, on the wire. */
record ResumptionView(Resumption resumption) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "at", resumption.at());
        View.text(json, "node", resumption.node());
        View.text(json, "interruptedNode", resumption.interruptedNode());
        View.text(json, "lastSeen", resumption.lastSeen());
        paths(json, "resent", resumption.resent());
        paths(json, "inDoubt", resumption.inDoubt());
    }

    private static void paths(JsonGenerator json, String name, List<String> paths) throws IOException {
        json.writeArrayFieldStart(name);
        for (String path : paths) {
            json.writeString(path);
        }
        json.writeEndArray();
    }
}

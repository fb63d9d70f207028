package org.aubade.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.aubade.schedule.LedgerEntry;

/** A row of the ledger on the wire. */
record OccurrenceView(LedgerEntry row) implements View {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
        View.text(json, "planned", row.planned());
        View.text(json, "nominal", row.nominal());
        View.text(json, "schedule", row.schedule());
        View.text(json, "program", row.program());
        View.text(json, "decision", row.decision());
        View.text(json, "reason", row.reason());
        View.text(json, "run", row.run());
        View.text(json, "decided", row.decided());
    }
}

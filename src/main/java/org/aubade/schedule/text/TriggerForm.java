package org.aubade.schedule.text;

import java.util.ArrayList;
import java.util.List;
import org.aubade.schedule.Trigger;
import org.aubade.text.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of trigger is written.
 *
 * @param kind the key that names the kind
 * @param options the other keys that it takes
 * @param reading reads the trigger from its keys
 */
record TriggerForm(String kind, List<String> options, Reading reading) {
    /** All kinds. */
    static final List<TriggerForm> ALL = List.of(
            new TriggerForm("cron", List.of(), TriggerReader::cron),
            new TriggerForm("every", List.of("at", "from"), TriggerReader::recurrence),
            new TriggerForm("sun", List.of("offset"), TriggerReader::sun));

    /** The kind keys. */
    static final List<String> KINDS = ALL.stream().map(TriggerForm::kind).toList();

    /** Reads a trigger; answers null if it is wrong, and then reports why. */
    interface Reading {
        @Nullable Trigger read(Fields fields);
    }

    /** Every key that this kind takes. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        keys.add(kind);
        keys.addAll(options);
        return keys;
    }

    /** Every key that some kind takes. */
    static List<String> allKeys() {
        return ALL.stream().flatMap(form -> form.keys().stream()).toList();
    }
}

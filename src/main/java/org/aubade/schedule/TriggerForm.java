package org.aubade.schedule;

import java.util.ArrayList;
import java.util.List;
import org.aubade.text.Fields;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of trigger is written.
 *
 * @param kind the key that names it
 * @param options the keys that it takes besides
 * @param reading makes the trigger
 */
record TriggerForm(String kind, List<String> options, Reading reading) {
    /** Every kind. */
    static final List<TriggerForm> ALL = List.of(
            new TriggerForm("cron", List.of(), TriggerReader::cron),
            new TriggerForm("every", List.of("at", "from"), TriggerReader::recurrence),
            new TriggerForm("sun", List.of("offset"), TriggerReader::sun));

    /** The kind keys. */
    static final List<String> KINDS = ALL.stream().map(TriggerForm::kind).toList();

    /** Makes the trigger of what is written; null if it is wrong, which is then noted. */
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

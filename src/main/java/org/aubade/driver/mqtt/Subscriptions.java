package org.aubade.driver.mqtt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What is listened to at one broker, and which of it the broker does not allow; belongs to the lane. */
final class Subscriptions {
    /** So many filters go into one packet. */
    private static final int BATCH = 200;

    private final BrokerConnection connection;
    private final Complaints complaints;
    private final Map<String, String> troubles;

    /** What inventories listen to, which no device takes away. */
    private final Set<String> lasting = new HashSet<>();

    /** What the broker does not allow on this connection, and why. */
    private final Map<String, String> refused = new TreeMap<>();

    Subscriptions(BrokerConnection connection, Complaints complaints, Map<String, String> troubles) {
        this.connection = connection;
        this.complaints = complaints;
        this.troubles = troubles;
    }

    /** A new connection, on which nothing is listened to yet, and nothing refused. */
    void connected() {
        refused.clear();
        troubles.remove(subject());
    }

    /** Listens to {@code filters} for good; {@code done} is called when the broker has said what it allows. */
    void last(Collection<String> filters, Runnable done) {
        lasting.addAll(filters);
        connection.subscribe(filters, denied -> {
            told(filters, denied);
            done.run();
        });
    }

    /** Listens to {@code topics}. */
    void listen(Collection<String> topics) {
        batches(topics, batch -> connection.subscribe(batch, denied -> told(batch, denied)));
    }

    /** Listens to them no longer, unless an inventory does. */
    void unlisten(Collection<String> topics) {
        List<String> ended =
                topics.stream().filter(topic -> !lasting.contains(topic)).toList();
        batches(ended, connection::unsubscribe);
        if (refused.keySet().removeAll(ended)) {
            report();
        }
    }

    private static void batches(Collection<String> all, Consumer<List<String>> each) {
        List<String> list = new ArrayList<>(all);
        for (int from = 0; from < list.size(); from += BATCH) {
            each.accept(List.copyOf(list.subList(from, Math.min(list.size(), from + BATCH))));
        }
    }

    private void told(Collection<String> asked, Map<String, String> denied) {
        boolean changed = refused.keySet().removeAll(asked);
        refused.putAll(denied);
        if (changed || !denied.isEmpty()) {
            report();
        }
    }

    /** Whoever may not listen gets no answers, which is worth knowing. */
    private void report() {
        if (refused.isEmpty()) {
            troubles.remove(subject());
            return;
        }
        String why = "may not listen to " + describe(refused);
        troubles.put(subject(), why);
        complaints.about("The subscription", why);
    }

    private String subject() {
        return connection.broker().title() + " subscriptions";
    }

    /** Some of what is refused, with why: {@code a/b (not authorized), c/d (not authorized) and 7 more}. */
    static String describe(Map<String, String> refused) {
        int shown = 3;
        String some = refused.entrySet().stream()
                .limit(shown)
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return refused.size() > shown ? some + " and " + (refused.size() - shown) + " more" : some;
    }
}

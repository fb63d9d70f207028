package org.aubade.driver.mqtt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.aubade.driver.mqtt.client.BrokerConnection;
import org.aubade.driver.mqtt.client.ConnectionFailure;

/** The subscriptions at one broker, and which of them it refuses. Confined to the broker's executor. */
final class Subscriptions {
    /** How many filters go into one packet. */
    private static final int BATCH = 200;

    private final BrokerConnection connection;
    private final ProblemLog log;
    private final Map<String, String> problems;

    /** The filters of inventories, which stay when no device needs them. */
    private final Set<String> permanent = new HashSet<>();

    /** What the broker refuses on this connection, and why. */
    private final Map<String, String> refused = new TreeMap<>();

    /** @param problems where a refusal is shown in health */
    Subscriptions(BrokerConnection connection, ProblemLog log, Map<String, String> problems) {
        this.connection = connection;
        this.log = log;
        this.problems = problems;
    }

    /** A new connection is there, on which nothing is subscribed yet, and nothing refused. */
    void connected() {
        refused.clear();
        problems.remove(subject());
    }

    /** Subscribes to {@code filters} until the connection ends; {@code done} is called when the broker has answered. */
    void subscribePermanently(Collection<String> filters, Runnable done) {
        permanent.addAll(filters);
        connection.subscribe(filters, denied -> {
            answered(filters, denied);
            done.run();
        });
    }

    /** Subscribes to {@code topics}. */
    void subscribe(Collection<String> topics) {
        batches(topics, batch -> connection.subscribe(batch, denied -> answered(batch, denied)));
    }

    /** Unsubscribes from {@code topics}, except those of inventories. */
    void unsubscribe(Collection<String> topics) {
        List<String> ended =
                topics.stream().filter(topic -> !permanent.contains(topic)).toList();
        batches(ended, connection::unsubscribe);
        if (refused.keySet().removeAll(ended)) {
            showProblem();
        }
    }

    private static void batches(Collection<String> all, Consumer<List<String>> each) {
        List<String> list = new ArrayList<>(all);
        for (int from = 0; from < list.size(); from += BATCH) {
            each.accept(List.copyOf(list.subList(from, Math.min(list.size(), from + BATCH))));
        }
    }

    private void answered(Collection<String> asked, Map<String, String> denied) {
        boolean changed = refused.keySet().removeAll(asked);
        refused.putAll(denied);
        if (changed || !denied.isEmpty()) {
            showProblem();
        }
    }

    /** Without a subscription a device's answers do not arrive, so that whoever operates the broker has to know. */
    private void showProblem() {
        if (refused.isEmpty()) {
            problems.remove(subject());
            return;
        }
        String why = "may not listen to " + ConnectionFailure.describeRefused(refused);
        problems.put(subject(), why);
        log.warnOnce("The subscription", why);
    }

    private String subject() {
        return connection.broker().title() + " subscriptions";
    }
}

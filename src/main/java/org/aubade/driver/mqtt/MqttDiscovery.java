package org.aubade.driver.mqtt;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.aubade.device.IotService;
import org.aubade.driver.Discovery;
import org.aubade.driver.mqtt.broker.BrokerAddress;
import org.aubade.driver.mqtt.broker.MqttConfig;
import org.aubade.driver.mqtt.inventory.Inventory;
import org.aubade.driver.mqtt.inventory.InventorySource;
import org.aubade.time.TimeSource;

/** Finds the devices behind the configured brokers; without a broker it does nothing. */
@Singleton
public class MqttDiscovery implements Discovery {
    /** The driver's name in configuration and REST. */
    public static final String NAME = "mqtt";

    private final Map<String, MqttConfig.Broker> brokers;
    private final List<InventorySource> sources;
    private final TimeSource time;
    private final Map<String, BrokerHome> homes = new ConcurrentSkipListMap<>();

    @Inject
    MqttDiscovery(MqttConfig config, Instance<InventorySource> sources, TimeSource time) {
        this(config.brokers(), sources.stream().toList(), time);
    }

    /** @param sources each makes an inventory for each broker where its kind is enabled */
    public MqttDiscovery(Map<String, MqttConfig.Broker> brokers, List<InventorySource> sources, TimeSource time) {
        this.brokers = new TreeMap<>(brokers);
        this.sources = List.copyOf(sources);
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<Void> open(IotService home) {
        return Uni.createFrom().deferred(() -> {
            brokers.forEach((name, config) -> homes.put(name, broker(name, config, home)));
            return all(homes.values().stream().map(BrokerHome::open).toList());
        });
    }

    private BrokerHome broker(String name, MqttConfig.Broker config, IotService home) {
        List<Inventory> inventories = new ArrayList<>();
        sources.forEach(source -> source.open(config).ifPresent(inventories::add));
        return new BrokerHome(
                BrokerAddress.of(name, config), config.pace(), new InventorySync.Target(home, inventories), time);
    }

    @Override
    public Uni<Void> close() {
        return Uni.createFrom().deferred(() -> {
            List<CompletableFuture<?>> closed = new ArrayList<>();
            homes.values().forEach(home -> closed.add(home.close()));
            return all(closed);
        });
    }

    private static Uni<Void> all(List<? extends CompletableFuture<?>> parts) {
        CompletableFuture<?>[] each = parts.toArray(CompletableFuture<?>[]::new);
        return Uni.createFrom().completionStage(() -> CompletableFuture.allOf(each));
    }

    @Override
    public Map<String, String> problems() {
        Map<String, String> all = new TreeMap<>();
        homes.values().forEach(home -> all.putAll(home.problems()));
        return all;
    }

    /** The broker with this name in the configuration, after {@link #open}. */
    Optional<BrokerHome> home(String name) {
        return Optional.ofNullable(homes.get(name));
    }

    /** The names of the configured brokers. */
    List<String> names() {
        return List.copyOf(brokers.keySet());
    }
}

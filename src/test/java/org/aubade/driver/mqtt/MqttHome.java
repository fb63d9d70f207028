package org.aubade.driver.mqtt;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceSettings;
import org.aubade.device.IotService;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.device.RegisteredDevice;
import org.aubade.driver.mqtt.broker.MqttConfig;
import org.aubade.driver.mqtt.inventory.InventorySource;
import org.aubade.driver.mqtt.zigbee2mqtt.Zigbee2MqttSource;
import org.aubade.time.TimeSource;
import org.awaitility.Awaitility;

/** A home whose devices are behind the broker {@code home}, in real time. */
final class MqttHome implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(20);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().unstarted(task));
    private final TimeSource time = new TimeSource(Clock.systemUTC(), timer);
    private final IotService devices;
    private final MqttDiscovery discovery;

    /** Real time, for what takes none. */
    static TimeSource systemTime() {
        return new TimeSource(Clock.systemUTC(), new java.util.concurrent.ScheduledThreadPoolExecutor(0));
    }

    /** A home without devices. */
    static IotService emptyHome() {
        return new IotService(List.of(), DeviceSettings.DEFAULT, systemTime());
    }

    MqttHome(MqttConfig.Broker broker) {
        this(broker, new Zigbee2MqttSource());
    }

    /** One whose devices are found by {@code sources}. */
    MqttHome(MqttConfig.Broker broker, InventorySource... sources) {
        devices = new IotService(List.of(), DeviceSettings.DEFAULT, time);
        discovery = new MqttDiscovery(Map.of("home", broker), List.of(sources), time);
    }

    /** Begins to look for devices, and waits until those that are kept are there. */
    @CanIgnoreReturnValue
    MqttHome open() {
        discovery.open(devices).await().atMost(LIMIT);
        return this;
    }

    /** Begins to look for devices. */
    @CanIgnoreReturnValue
    MqttHome begin() {
        discovery.open(devices).subscribe().with(_ -> {});
        return this;
    }

    TimeSource time() {
        return time;
    }

    IotService devices() {
        return devices;
    }

    MqttDiscovery discovery() {
        return discovery;
    }

    RegisteredDevice find(String id) {
        return devices.find(new DeviceId(id)).orElseThrow(() -> new AssertionError(id + " of " + devices.ids()));
    }

    Device device(String id) {
        return find(id).device();
    }

    void send(String id, MessageType type) {
        send(id, type, "");
    }

    void send(String id, MessageType type, String data) {
        devices.send(new DeviceId(id), new Message(type, data), Duration.ofSeconds(10))
                .await()
                .atMost(LIMIT);
    }

    /** Waits until {@code condition} holds. */
    static void eventually(org.awaitility.core.ThrowingRunnable condition) {
        Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).untilAsserted(condition);
    }

    @Override
    public void close() {
        devices.close().await().atMost(LIMIT);
        discovery.close().await().atMost(LIMIT);
        timer.shutdownNow();
    }
}

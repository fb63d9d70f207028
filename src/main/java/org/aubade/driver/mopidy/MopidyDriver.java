package org.aubade.driver.mopidy;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.driver.Driver;
import org.aubade.text.KnownIds;
import org.aubade.time.TimeSource;

/**
 * Makes speakers, each of which is a Mopidy. Settings: {@code url}, the required address, and {@code room}. No thread is started
 * before the first speaker is connected.
 */
@Singleton
public class MopidyDriver implements Driver {
    /** Its name in configuration and REST. */
    public static final String NAME = "mopidy";

    private static final TreeSet<String> KNOWN = new TreeSet<>(List.of("room", "url"));

    private final Map<String, MopidyConfig.Speaker> configured;
    private final Duration playTimeout;
    private final TimeSource time;
    private final Network network = new Network();

    @Inject
    public MopidyDriver(MopidyConfig config, TimeSource time) {
        this(config.speakers(), Player.PLAY_TIMEOUT, time);
    }

    /** @param playTimeout how long a song may take until it plays */
    MopidyDriver(Map<String, MopidyConfig.Speaker> configured, Duration playTimeout, TimeSource time) {
        this.configured = configured;
        this.playTimeout = playTimeout;
        this.time = time;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Device create(DeviceId id, String name, Map<String, String> settings) {
        settings.keySet().stream()
                .filter(setting -> !KNOWN.contains(setting))
                .findFirst()
                .ifPresent(setting -> {
                    throw new IllegalArgumentException(
                            "unknown setting '" + setting + "' of a Mopidy; " + KnownIds.describe(KNOWN));
                });
        Optional<String> room =
                Optional.ofNullable(settings.get("room")).map(String::strip).filter(text -> !text.isEmpty());
        return speaker(new Identity(id, name, room), address("setting 'url'", settings.getOrDefault("url", "")));
    }

    /**
     * The configured speakers, not yet connected.
     *
     * @throws IllegalArgumentException if a setting is bad, naming it and what would work
     */
    public List<Device> configured() {
        return configured.entrySet().stream()
                .map(speaker -> configured(speaker.getKey(), speaker.getValue()))
                .toList();
    }

    private Device configured(String id, MopidyConfig.Speaker speaker) {
        Identity identity = new Identity(new DeviceId(id), speaker.name().orElse(id), speaker.room());
        return speaker(identity, address("aubade.mopidy.speakers.\"" + id + "\".url", speaker.url()));
    }

    private static MopidyAddress address(String where, String url) {
        try {
            return MopidyAddress.parse(url);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private Device speaker(Identity identity, MopidyAddress address) {
        Player player = new Player(new Mopidy(identity.id(), address, network), playTimeout, time);
        return new MopidySpeaker(identity, player, changed -> new EventSocket(network, address, time, changed), time);
    }

    /** The connections of its speakers. */
    Network network() {
        return network;
    }

    @PreDestroy
    void close() {
        network.close();
    }
}

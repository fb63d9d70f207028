package org.aubade.driver.mopidy;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.device.Device;
import org.aubade.device.DeviceId;
import org.aubade.driver.Driver;
import org.aubade.text.KnownIds;
import org.aubade.time.TimeSource;

/**
 * Makes speakers, each of which is a Mopidy. Settings: {@code url}, the required address, and {@code room}. The address has to be
 * one that the configuration permits, since whoever adds a device may not let the service connect to whatever there is in its
 * network. No thread is started before the first speaker is connected.
 */
@Singleton
public class MopidyDriver implements Driver {
    /** Its name in configuration and REST. */
    public static final String NAME = "mopidy";

    private static final String ADDRESSES = "aubade.mopidy.addresses";

    private static final TreeSet<String> KNOWN = new TreeSet<>(List.of("room", "url"));

    private final MopidyConfig config;
    private final Duration playTimeout;
    private final TimeSource time;
    private final Network network = new Network();

    @Inject
    public MopidyDriver(MopidyConfig config, TimeSource time) {
        this(config, Player.PLAY_TIMEOUT, time);
    }

    /** @param playTimeout how long a song may take until it plays */
    MopidyDriver(MopidyConfig config, Duration playTimeout, TimeSource time) {
        this.config = config;
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
        return speaker(new Identity(id, name, room), permitted(settings.getOrDefault("url", "")));
    }

    /**
     * The configured speakers, not yet connected.
     *
     * @throws IllegalArgumentException if a setting is bad, naming it and what would work
     */
    public List<Device> configured() {
        // A bad entry of the list stops the start, too.
        var _ = permittedOrigins();
        return config.speakers().entrySet().stream()
                .map(speaker -> configured(speaker.getKey(), speaker.getValue()))
                .toList();
    }

    private Device configured(String id, MopidyConfig.Speaker speaker) {
        Identity identity = new Identity(new DeviceId(id), speaker.name().orElse(id), speaker.room());
        return speaker(identity, address(id, speaker));
    }

    private static MopidyAddress address(String id, MopidyConfig.Speaker speaker) {
        return address("aubade.mopidy.speakers.\"" + id + "\".url", speaker.url());
    }

    private MopidyAddress permitted(String url) {
        MopidyAddress address = address("setting 'url'", url);
        if (!permittedOrigins().contains(address.origin())) {
            throw new IllegalArgumentException("setting 'url': the configuration does not permit a speaker at "
                    + address.origin() + "; to permit it, add it to " + ADDRESSES);
        }
        return address;
    }

    private Set<String> permittedOrigins() {
        return Stream.concat(
                        config.addresses().orElse(List.of()).stream().map(MopidyDriver::listed),
                        config.speakers().entrySet().stream()
                                .map(speaker -> address(speaker.getKey(), speaker.getValue())))
                .map(MopidyAddress::origin)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A path or a user would be ignored, and so permit more than it says. */
    private static MopidyAddress listed(String text) {
        MopidyAddress address = address(ADDRESSES, text);
        if (!address.isOrigin()) {
            throw new IllegalArgumentException(
                    ADDRESSES + ": '" + address + "' has more than scheme, host and port; write " + address.origin());
        }
        return address;
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

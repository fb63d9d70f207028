package org.aubade;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aubade.access.AccessMode;
import org.aubade.access.AccountService;
import org.aubade.announce.Announcer;
import org.aubade.announce.DiscoveryPayloads;
import org.aubade.driver.mqtt.broker.MqttConfig;
import org.aubade.driver.mqtt.client.RetainedPublisher;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.run.RunService;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Announces the programs on the brokers that are configured for it. */
@Singleton
class Announcements {
    private static final Logger LOG = Logger.getLogger("aubade.announce");
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    /** The start runs after the programs are loaded, so that none is withdrawn. */
    private static final int LATE = 3_000;

    private final AnnounceConfig config;
    private final MqttConfig mqtt;
    private final ProgramCatalog programs;
    private final RunService runs;
    private final TimeSource time;
    private final ButtonUser user;
    private final List<Announcer> announcers = new ArrayList<>();
    private final List<RetainedPublisher> publishers = new ArrayList<>();

    Announcements(
            AnnounceConfig config,
            MqttConfig mqtt,
            ProgramCatalog programs,
            RunService runs,
            TimeSource time,
            AccessMode mode,
            AccountService accounts) {
        this.config = config;
        this.mqtt = mqtt;
        this.programs = programs;
        this.runs = runs;
        this.time = time;
        this.user = new ButtonUser(mode, accounts, config.announceUser());
    }

    void begin(@Observes @Priority(LATE) StartupEvent event) {
        for (Map.Entry<String, MqttConfig.Broker> broker : mqtt.brokers().entrySet()) {
            if (isEnabled(broker.getKey())) {
                begin(broker.getKey(), broker.getValue());
            }
        }
        if (!announcers.isEmpty() && user.isMissing()) {
            LOG.warnf(
                    "Programs are announced, but nobody can run one by its button: a login is required, and %s names no user.",
                    ButtonUser.KEY);
        }
    }

    private boolean isEnabled(String broker) {
        AnnounceConfig.Own own = config.brokers().get(broker);
        return own == null ? config.announce() : own.announce().orElse(config.announce());
    }

    private void begin(String name, MqttConfig.Broker broker) {
        DiscoveryPayloads payloads = new DiscoveryPayloads(
                config.announceAs(), broker.homeassistant().prefix());
        RetainedPublisher.Will will = new RetainedPublisher.Will(payloads.statusTopic(), DiscoveryPayloads.OFFLINE);
        RetainedPublisher publisher = new RetainedPublisher(name, broker, will, payloads.filters(), time);
        Announcer announcer = new Announcer(payloads, programs, runs, user::cause, publisher::publish, time);
        announcers.add(announcer);
        publishers.add(publisher);
        announcer.begin();
        publisher.open(new RetainedPublisher.Listener() {
            @Override
            public void connected() {
                announcer.connected();
            }

            @Override
            public void received(String topic, String payload, boolean retained) {
                announcer.received(topic, payload, retained);
            }

            @Override
            public void lost() {
                announcer.lost();
            }
        });
    }

    void end(@Observes ShutdownEvent event) {
        announcers.forEach(Announcer::end);
        for (RetainedPublisher publisher : publishers) {
            try {
                publisher.close().await().atMost(STOP_LIMIT);
            } catch (TimeoutException _) {
                LOG.warn("A broker was left without the announcement that Aubade stops.");
            }
        }
    }
}

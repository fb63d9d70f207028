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
import org.aubade.announce.Announcer;
import org.aubade.announce.Notices;
import org.aubade.driver.mqtt.MqttConfig;
import org.aubade.driver.mqtt.Presence;
import org.aubade.program.catalog.ProgramCatalog;
import org.aubade.run.RunService;
import org.aubade.time.TimeSource;
import org.jboss.logging.Logger;

/** Announces the programs on the brokers that are configured for it. */
@Singleton
class Announcements {
    private static final Logger LOG = Logger.getLogger("aubade.announce");
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** After the programs are loaded, so that none is taken for gone. */
    private static final int LATE = 3_000;

    private final AnnounceConfig config;
    private final MqttConfig mqtt;
    private final ProgramCatalog programs;
    private final RunService runs;
    private final TimeSource time;
    private final List<Announcer> announcers = new ArrayList<>();
    private final List<Presence> presences = new ArrayList<>();

    Announcements(AnnounceConfig config, MqttConfig mqtt, ProgramCatalog programs, RunService runs, TimeSource time) {
        this.config = config;
        this.mqtt = mqtt;
        this.programs = programs;
        this.runs = runs;
        this.time = time;
    }

    void begin(@Observes @Priority(LATE) StartupEvent event) {
        for (Map.Entry<String, MqttConfig.Broker> broker : mqtt.brokers().entrySet()) {
            if (wanted(broker.getKey())) {
                begin(broker.getKey(), broker.getValue());
            }
        }
    }

    private boolean wanted(String broker) {
        AnnounceConfig.Own own = config.brokers().get(broker);
        return own == null ? config.announce() : own.announce().orElse(config.announce());
    }

    private void begin(String name, MqttConfig.Broker broker) {
        Notices notices =
                new Notices(config.announceAs(), broker.homeassistant().prefix());
        Presence.Will will = new Presence.Will(notices.statusTopic(), Notices.OFFLINE);
        Presence presence = new Presence(name, broker, will, notices.filters(), time);
        Announcer announcer = new Announcer(notices, programs, runs, presence::post, time);
        announcers.add(announcer);
        presences.add(presence);
        announcer.begin();
        presence.open(new Presence.Listener() {
            @Override
            public void connected() {
                announcer.connected();
            }

            @Override
            public void told(String topic, String payload, boolean kept) {
                announcer.told(topic, payload, kept);
            }

            @Override
            public void lost() {
                announcer.lost();
            }
        });
    }

    void end(@Observes ShutdownEvent event) {
        announcers.forEach(Announcer::end);
        for (Presence presence : presences) {
            try {
                presence.close().await().atMost(FAREWELL);
            } catch (TimeoutException _) {
                LOG.warn("A broker was left without a word.");
            }
        }
    }
}

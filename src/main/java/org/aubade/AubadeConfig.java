package org.aubade;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The application's configuration: the keys under {@code aubade}, each with its default. */
@ConfigMapping(prefix = "aubade")
public interface AubadeConfig {
    /** What holds for every device. */
    Devices devices();

    /** Where programs come from. */
    Programs programs();

    /** Where schedules come from. */
    Schedules schedules();

    /** Where the home is. */
    Home home();

    /** How many runs there may be. */
    Runs runs();

    /** How the service stops. */
    Shutdown shutdown();

    /** Where programs and runs are kept. */
    @WithDefault("sqlite")
    Store store();

    /** The directory of what is kept on this machine; created if it is not there. */
    @WithDefault("./data")
    Path data();

    /** How long runs are kept after their end. */
    @WithDefault("30d")
    Duration history();

    /** What people call this node; the name of the machine if it is not said. */
    Optional<String> node();

    /** Where programs and runs can be kept. */
    enum Store {
        /** In one file in the data directory. */
        SQLITE,
        /** On the PostgreSQL server of the default data source, which several nodes may share. */
        POSTGRESQL,
        /** Nowhere: they last as long as the process. */
        MEMORY
    }

    /** See {@link org.aubade.device.DeviceSettings}. */
    interface Devices {
        /** How long a device may take to answer a message that brings no timeout of its own. */
        @WithDefault("10s")
        Duration messageTimeout();

        /** How long one attempt to connect a device may take. */
        @WithDefault("10s")
        Duration connectTimeout();

        /** How long runs that go on and what is due wait at the start for devices that are found by themselves. */
        @WithDefault("5s")
        Duration discoveryTimeout();

        /** How many messages may wait for one device. */
        @WithDefault("1000")
        int queueLimit();
    }

    /** Where programs come from, beside those built in. */
    interface Programs {
        /** Its {@code *.yaml} and {@code *.yml} files are loaded at the start; it need not exist. */
        @WithDefault("programs")
        Path directory();
    }

    /** Where schedules come from, beside REST. */
    interface Schedules {
        /** Its {@code *.yaml} and {@code *.yml} files are loaded at the start; it need not exist. */
        @WithDefault("schedules")
        Path directory();

        /** Whether morning and night are there. */
        @WithDefault("true")
        boolean builtIn();
    }

    /** See {@link org.aubade.schedule.HomePlace}. */
    interface Home {
        /** The zone in which schedules are meant that do not name one; that of the system if it is left out. */
        Optional<String> zone();

        /** In degrees, north is positive; schedules that follow the sun need it. */
        OptionalDouble latitude();

        /** In degrees, east is positive; schedules that follow the sun need it. */
        OptionalDouble longitude();
    }

    /** See {@link org.aubade.run.RunSettings}. */
    interface Runs {
        /** How many runs may be under way or wait. */
        @WithDefault("20000")
        int maxActive();

        /** How many runs of one program may wait for their turn. */
        @WithDefault("100")
        int maxQueued();

        /** How many finished runs are remembered. */
        @WithDefault("1000")
        int remembered();

        /** How many steps all remembered runs may have together. */
        @WithDefault("1000000")
        int rememberedSteps();
    }

    /** How the service stops. */
    interface Shutdown {
        /** How long messages under way may take to finish. */
        @WithDefault("10s")
        Duration grace();
    }
}

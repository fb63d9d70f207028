package org.aubade;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The application's configuration: the keys under {@code aubade}, with their defaults. */
@ConfigMapping(prefix = "aubade")
public interface AubadeConfig {
    /** Settings for all devices. */
    Devices devices();

    /** Settings for programs. */
    Programs programs();

    /** Settings for schedules. */
    Schedules schedules();

    /** The place and time zone of the home. */
    Home home();

    /** Limits for runs. */
    Runs runs();

    /** Settings for stopping. */
    Shutdown shutdown();

    /** Where programs, schedules and runs are stored. */
    @WithDefault("sqlite")
    Store store();

    /** The PostgreSQL server, for {@code store=postgresql}. */
    Postgresql postgresql();

    /** The directory for data on this machine; created if it does not exist. */
    @WithDefault("./data")
    Path data();

    /** How long runs are stored after their end. */
    @WithDefault("30d")
    Duration history();

    /** The name of this node for people; the host name by default. */
    Optional<String> node();

    /** The kinds of store. */
    enum Store {
        /** One SQLite file in the data directory. */
        SQLITE,
        /** A database on a PostgreSQL server, which several nodes may share. */
        POSTGRESQL,
        /** Memory: everything is lost when the process ends. */
        MEMORY
    }

    /** See {@link org.aubade.store.PostgresSettings}. */
    interface Postgresql {
        /** Where the database is, such as {@code jdbc:postgresql://db.example/aubade}. */
        Optional<String> url();

        /** As whom to log in. */
        Optional<String> username();

        /** Its password. */
        Optional<String> password();

        /** How many connections this node opens at most. */
        @WithDefault("50")
        int maxConnections();

        /** How long a node may be silent before it counts as gone and others go on with its runs; the same on all nodes. */
        @WithDefault("8s")
        Duration nodeTimeout();
    }

    /** See {@link org.aubade.device.DeviceSettings}. */
    interface Devices {
        /** How long a device may take to answer a message that has no timeout of its own. */
        @WithDefault("10s")
        Duration messageTimeout();

        /** How long an attempt to connect a device may take. */
        @WithDefault("10s")
        Duration connectTimeout();

        /** How long interrupted runs and schedules wait at the start until discovery has found devices; interrupted runs wait for theirs after that, too. */
        @WithDefault("5s")
        Duration discoveryTimeout();

        /** How many messages may wait for one device. */
        @WithDefault("1000")
        int queueLimit();
    }

    /** Where programs are loaded from, besides the built-in ones. */
    interface Programs {
        /** The directory whose {@code *.yaml} and {@code *.yml} files are loaded at the start; it need not exist. */
        @WithDefault("programs")
        Path directory();
    }

    /** Where schedules are loaded from. */
    interface Schedules {
        /** The directory whose {@code *.yaml} and {@code *.yml} files are loaded at the start; it need not exist. */
        @WithDefault("schedules")
        Path directory();

        /** Whether the built-in schedules, morning and night, are loaded. */
        @WithDefault("true")
        boolean builtIn();
    }

    /** See {@link org.aubade.schedule.calendar.HomePlace}. */
    interface Home {
        /** The time zone of schedules that name none; the zone of the system by default. */
        Optional<String> zone();

        /** The latitude in degrees, north positive; schedules with sunrise or sunset need it. */
        OptionalDouble latitude();

        /** The longitude in degrees, east positive; schedules with sunrise or sunset need it. */
        OptionalDouble longitude();
    }

    /** See {@link org.aubade.run.RunSettings}. */
    interface Runs {
        /** How many runs may be active or queued. */
        @WithDefault("20000")
        int maxActive();

        /** How many runs of one program may be queued. */
        @WithDefault("100")
        int maxQueued();

        /** How many finished runs, and how many rows of the ledger of schedules, the store in memory keeps. */
        @WithDefault("1000")
        int remembered();

        /** How many steps the finished runs in the store in memory may have together. */
        @WithDefault("1000000")
        int rememberedSteps();
    }

    /** How the service stops. */
    interface Shutdown {
        /** How long messages in flight may take to finish. */
        @WithDefault("10s")
        Duration grace();
    }
}

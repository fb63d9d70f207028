package org.aubade;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the classes of each room may use. */
class ArchitectureTest {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.aubade");

    /** What the features may use of the world: the JDK, Mutiny, logging, annotations. */
    private static final String[] PLAIN = {
        "java..",
        "io.smallrye.mutiny..",
        "io.smallrye.common.annotation..",
        "org.jboss.logging..",
        "org.jspecify..",
        "com.google.errorprone.annotations.."
    };

    private static void onlyUses(String room, String... others) {
        String[] allowed = Stream.of(PLAIN, new String[] {room}, others)
                .flatMap(Stream::of)
                .toArray(String[]::new);
        classes()
                .that(resideInAPackage(room))
                .should(onlyDependOnClassesThat(
                        resideInAnyPackage(allowed).or(JavaClass.Predicates.type(byte[].class))))
                .check(CLASSES);
    }

    @Test
    void access_uses_time_passkeys_and_a_library_for_passwords() {
        onlyUses(
                "org.aubade.access",
                "org.aubade.access.webauthn",
                "org.aubade.time",
                "io.quarkus.elytron.security.common..");
        onlyUses("org.aubade.access.audit", "org.aubade.time");
        onlyUses("org.aubade.access.webauthn", "com.fasterxml.jackson.core..", "com.fasterxml.jackson.databind..");
    }

    @Test
    void time_uses_nothing() {
        onlyUses("org.aubade.time");
    }

    @Test
    void event_and_delivery_use_nothing() {
        onlyUses("org.aubade.event");
        onlyUses("org.aubade.device.delivery");
    }

    @Test
    void device_uses_delivery_event_text_time_and_injection() {
        onlyUses(
                "org.aubade.device",
                "org.aubade.device.delivery",
                "org.aubade.event",
                "org.aubade.text",
                "org.aubade.time",
                "jakarta.inject");
    }

    @Test
    void a_driver_implements_what_the_driver_room_says() {
        onlyUses("org.aubade.driver", "org.aubade.device");
    }

    @Test
    void text_uses_the_streaming_parsers() {
        onlyUses(
                "org.aubade.text",
                "org.aubade.time",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.dataformat.yaml..",
                "org.yaml.snakeyaml..");
    }

    @Test
    void program_uses_device_text_and_time() {
        onlyUses("org.aubade.program", "org.aubade.device", "org.aubade.text", "org.aubade.time");
    }

    @Test
    void reading_and_writing_programs_uses_their_tree() {
        onlyUses(
                "org.aubade.program.text",
                "org.aubade.program",
                "org.aubade.device",
                "org.aubade.text",
                "org.aubade.time");
    }

    @Test
    void resolving_programs_uses_their_tree() {
        onlyUses("org.aubade.program.resolve", "org.aubade.program", "org.aubade.device", "org.aubade.text");
    }

    @Test
    void the_catalogue_of_programs_uses_their_tree_and_their_text() {
        onlyUses("org.aubade.program.catalog", "org.aubade.program", "org.aubade.program.text");
    }

    @Test
    void the_calendar_uses_text_time_and_its_three_libraries_and_nothing_of_schedules_and_runs() {
        onlyUses(
                "org.aubade.schedule.calendar",
                "org.aubade.text",
                "org.aubade.time",
                "com.cronutils..",
                "org.dmfs..",
                "org.shredzone.commons.suncalc..");
    }

    @Test
    void schedule_uses_its_calendar_the_source_of_programs_the_id_of_runs_text_and_time() {
        onlyUses(
                "org.aubade.schedule",
                "org.aubade.schedule.calendar",
                "org.aubade.program.catalog",
                "org.aubade.run",
                "org.aubade.text",
                "org.aubade.time");
        noClasses()
                .that(resideInAPackage("org.aubade.schedule"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.aubade.run").and(not(simpleName("RunId"))))
                .check(CLASSES);
    }

    @Test
    void reading_schedules_uses_them_and_their_calendar() {
        onlyUses(
                "org.aubade.schedule.text",
                "org.aubade.schedule",
                "org.aubade.schedule.calendar",
                "org.aubade.text",
                "org.aubade.time");
    }

    @Test
    void dispatching_occurrences_uses_schedules_programs_and_runs() {
        onlyUses(
                "org.aubade.schedule.dispatch",
                "org.aubade.schedule",
                "org.aubade.schedule.calendar",
                "org.aubade.program",
                "org.aubade.program.catalog",
                "org.aubade.run",
                "org.aubade.text",
                "org.aubade.time");
    }

    @Test
    void run_uses_program_device_text_and_time() {
        onlyUses(
                "org.aubade.run",
                "org.aubade.program..",
                "org.aubade.device",
                "org.aubade.device.delivery",
                "org.aubade.event",
                "org.aubade.text",
                "org.aubade.time",
                "com.github.f4b6a3.uuid..");
    }

    @Test
    void the_journal_of_runs_uses_runs_and_program() {
        onlyUses("org.aubade.run.journal", "org.aubade.run", "org.aubade.program..", "org.aubade.time");
    }

    @Test
    void the_engine_uses_runs_their_journal_and_injection() {
        onlyUses(
                "org.aubade.run.engine",
                "org.aubade.run",
                "org.aubade.run.journal",
                "org.aubade.program..",
                "org.aubade.device",
                "org.aubade.device.delivery",
                "org.aubade.event",
                "org.aubade.text",
                "org.aubade.time",
                "jakarta.inject");
    }

    /** What a room that keeps programs, runs and schedules in SQL may use. */
    private static void onlyUsesWhatIsKept(String room, String... others) {
        String[] kept = {
            "org.aubade.access",
            "org.aubade.access.audit",
            "org.aubade.access.webauthn",
            "org.aubade.text",
            "org.aubade.program..",
            "org.aubade.run",
            "org.aubade.run.journal",
            "org.aubade.schedule..",
            "org.aubade.time",
            "org.jdbi.v3.core.."
        };
        onlyUses(room, Stream.of(kept, others).flatMap(Stream::of).toArray(String[]::new));
    }

    @Test
    void the_stores_use_their_rooms_and_what_they_keep() {
        onlyUsesWhatIsKept(
                "org.aubade.store", "org.aubade.store.database", "org.aubade.store.rows", "org.aubade.store.journal");
    }

    @Test
    void the_journal_in_a_database_uses_runs_rows_and_the_database() {
        onlyUsesWhatIsKept("org.aubade.store.journal", "org.aubade.store.database", "org.aubade.store.rows");
    }

    @Test
    void rows_use_what_they_keep_and_json() {
        onlyUsesWhatIsKept("org.aubade.store.rows", "org.aubade.store.database", "com.fasterxml.jackson.core..");
    }

    /** Of what is kept in it, it knows the failure alone that every store answers while its database is away. */
    @Test
    void the_database_does_not_know_what_is_kept_in_it() {
        noClasses()
                .that(resideInAPackage("org.aubade.store.database"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.aubade.program..").and(not(simpleName("StoreUnavailable"))))
                .check(CLASSES);
        onlyUses(
                "org.aubade.store.database",
                "org.aubade.program.catalog",
                "org.aubade.time",
                "com.github.kagkarlsson.scheduler.jdbc",
                "io.agroal..",
                "javax.sql",
                "org.flywaydb.core..",
                "org.jdbi.v3.core..",
                "org.sqlite..");
    }

    @Test
    void the_alarms_of_a_database_use_the_database_and_db_scheduler() {
        onlyUses(
                "org.aubade.store.alarms",
                "org.aubade.store.database",
                "org.aubade.schedule",
                "org.aubade.time",
                "com.github.kagkarlsson.scheduler..",
                "javax.sql",
                "org.jdbi.v3.core..");
    }

    @Test
    void the_mopidy_driver_uses_device_time_json_and_injection() {
        onlyUses(
                "org.aubade.driver.mopidy",
                "org.aubade.driver",
                "org.aubade.device",
                "org.aubade.text",
                "org.aubade.time",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.databind..",
                "io.smallrye.config",
                "jakarta.annotation",
                "jakarta.inject",
                "javax.net.ssl");
    }

    @Test
    void metrics_use_what_is_measured_and_its_library() {
        onlyUses(
                "org.aubade.metrics",
                "org.aubade.device",
                "org.aubade.run",
                "org.aubade.run.journal",
                "org.aubade.schedule",
                "io.micrometer..",
                "io.vertx.core..",
                "io.vertx.ext.web",
                "jakarta.enterprise.event",
                "jakarta.inject");
    }

    @Test
    void announce_uses_run_program_text_time_and_json_and_no_driver() {
        onlyUses(
                "org.aubade.announce",
                "org.aubade.run",
                "org.aubade.program..",
                "org.aubade.text",
                "org.aubade.time",
                "com.fasterxml.jackson.databind..");
    }

    @Test
    void the_rooms_of_the_mqtt_driver_use_what_is_below_them() {
        String mqtt = "org.aubade.driver.mqtt";
        String json = "com.fasterxml.jackson.databind..";
        onlyUses(mqtt + ".broker", "io.smallrye.config");
        onlyUses(
                mqtt + ".client",
                mqtt + ".broker",
                "org.aubade.text",
                "org.aubade.time",
                "com.hivemq.client..",
                "javax.net.ssl");
        onlyUses(mqtt + ".inventory", mqtt + ".broker", "org.aubade.device", "com.fasterxml.jackson.core..", json);
        onlyUses(
                mqtt,
                mqtt + ".broker",
                mqtt + ".client",
                mqtt + ".inventory",
                "org.aubade.driver",
                "org.aubade.device",
                "org.aubade.device.delivery",
                "org.aubade.text",
                "org.aubade.time",
                json,
                "jakarta.enterprise.inject",
                "jakarta.inject");
        onlyUses(
                mqtt + ".zigbee2mqtt",
                mqtt + ".broker",
                mqtt + ".inventory",
                "org.aubade.device",
                json,
                "jakarta.inject");
        String homeassistant = mqtt + ".homeassistant";
        onlyUses(homeassistant + ".template", "com.fasterxml.jackson.core..", json);
        onlyUses(
                homeassistant + ".entity",
                homeassistant + ".template",
                mqtt + ".broker",
                mqtt + ".inventory",
                "org.aubade.device",
                json);
        onlyUses(
                homeassistant,
                homeassistant + ".entity",
                homeassistant + ".template",
                mqtt + ".broker",
                mqtt + ".inventory",
                "org.aubade.device",
                "org.aubade.text",
                json,
                "jakarta.inject");
    }

    @Test
    void the_command_line_reads_files_with_their_readers_and_knows_nothing_of_what_runs_them() {
        onlyUses(
                "org.aubade.cli",
                "org.aubade.cli.view",
                "org.aubade.program",
                "org.aubade.program.text",
                "org.aubade.schedule",
                "org.aubade.schedule.text",
                "org.aubade.text",
                "com.fasterxml.jackson.core",
                "com.fasterxml.jackson.databind..",
                "picocli..");
        onlyUses("org.aubade.cli.view", "org.aubade.text", "com.fasterxml.jackson.databind");
    }
}

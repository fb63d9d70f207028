package org.aubade;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages point downward only, and the rooms stay clean of the framework. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
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
    void time_uses_nothing() {
        onlyUses("org.aubade.time");
    }

    @Test
    void device_uses_time_and_injection() {
        onlyUses("org.aubade.device", "org.aubade.time", "jakarta.inject");
    }

    @Test
    void form_uses_the_streaming_parsers() {
        onlyUses(
                "org.aubade.text",
                "org.aubade.time",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.dataformat.yaml..",
                "org.yaml.snakeyaml..");
    }

    @Test
    void program_uses_device_form_and_time() {
        onlyUses("org.aubade.program", "org.aubade.device", "org.aubade.text", "org.aubade.time");
    }

    @Test
    void schedule_uses_run_program_form_time_and_its_three_libraries() {
        onlyUses(
                "org.aubade.schedule",
                "org.aubade.run",
                "org.aubade.program",
                "org.aubade.text",
                "org.aubade.time",
                "com.cronutils..",
                "org.dmfs..",
                "org.shredzone.commons.suncalc..");
    }

    @Test
    void run_uses_program_device_form_time_and_injection() {
        onlyUses(
                "org.aubade.run",
                "org.aubade.program",
                "org.aubade.device",
                "org.aubade.text",
                "org.aubade.time",
                "jakarta.inject",
                "com.github.f4b6a3.uuid..");
    }

    @Test
    void store_uses_what_it_keeps_and_the_database() {
        onlyUses(
                "org.aubade.store",
                "org.aubade.text",
                "org.aubade.program",
                "org.aubade.run",
                "org.aubade.schedule",
                "org.aubade.time",
                "com.fasterxml.jackson.core..",
                "com.github.kagkarlsson.scheduler..",
                "io.agroal..",
                "javax.sql",
                "org.flywaydb.core..",
                "org.jdbi.v3.core..",
                "org.sqlite..");
    }

    @Test
    void the_mopidy_driver_uses_device_time_json_and_injection() {
        onlyUses(
                "org.aubade.driver.mopidy",
                "org.aubade.device",
                "org.aubade.time",
                "com.fasterxml.jackson.core..",
                "com.fasterxml.jackson.databind..",
                "io.smallrye.config",
                "jakarta.annotation",
                "jakarta.inject",
                "javax.net.ssl");
    }

    @Test
    void announce_uses_run_program_form_time_and_json_and_no_driver() {
        onlyUses(
                "org.aubade.announce",
                "org.aubade.run",
                "org.aubade.program",
                "org.aubade.text",
                "org.aubade.time",
                "com.fasterxml.jackson.databind..");
    }

    @Test
    void only_the_root_announces() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.aubade", "org.aubade.announce")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.aubade.announce")
                .check(CLASSES);
    }

    @Test
    void only_the_root_knows_the_store() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.aubade", "org.aubade.store..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.aubade.store..")
                .check(CLASSES);
    }

    @Test
    void a_driver_knows_devices_and_no_other_driver() {
        noClasses()
                .that(resideInAPackage("org.aubade.driver.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.aubade.program..", "org.aubade.run..", "org.aubade.api..", "org.aubade")
                .check(CLASSES);
        slices().matching("org.aubade.driver.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void the_mqtt_driver_uses_device_time_its_client_and_json() {
        String[] room = {"org.aubade.driver.mqtt..", "org.aubade.device", "org.aubade.time"};
        String[] world = {
            "com.hivemq.client..",
            "com.fasterxml.jackson.core..",
            "com.fasterxml.jackson.databind..",
            "io.smallrye.config",
            "jakarta.enterprise.inject",
            "jakarta.inject",
            "javax.net.ssl"
        };
        onlyUses(
                "org.aubade.driver.mqtt..",
                Stream.of(room, world).flatMap(Stream::of).toArray(String[]::new));
    }

    @Test
    void only_the_connection_knows_the_mqtt_client() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.aubade.driver.mqtt")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.hivemq..")
                .check(CLASSES);
    }

    @Test
    void nobody_uses_the_api_or_the_root() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.aubade.api..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.aubade.api..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.aubade")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.aubade")
                .check(CLASSES);
    }

    @Test
    void the_rooms_of_the_api_share_http_and_only_runs_and_events_know_others() {
        Map<String, List<String>> known = Map.of(
                "http", List.of(),
                "device", List.of("http"),
                "home", List.of("http"),
                "program", List.of("http"),
                "schedule", List.of("http"),
                "run", List.of("http", "program"),
                "event", List.of("http", "device", "run"));
        known.forEach((room, others) -> {
            String[] strangers = known.keySet().stream()
                    .filter(other -> !other.equals(room) && !others.contains(other))
                    .map(other -> "org.aubade.api." + other)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.aubade.api." + room)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(strangers)
                    .check(CLASSES);
        });
    }

    @Test
    void only_what_completes_or_asks_the_description_knows_its_library() {
        noClasses()
                .that()
                .haveNameNotMatching("org\\.aubade\\.api\\.(OpenApiCompletion|http\\.Endpoints.*)")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "io.quarkus.smallrye.openapi..",
                                "io.smallrye.openapi..",
                                "org.eclipse.microprofile.openapi",
                                "org.eclipse.microprofile.openapi.models..")
                        .or(JavaClass.Predicates.simpleNameStartingWith("OpenApi")))
                .check(CLASSES);
    }

    @Test
    void there_are_no_circles() {
        slices().matching("org.aubade.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nobody_prints_or_reads_the_clock_or_sleeps() {
        noClasses().should().accessField(System.class, "out").check(CLASSES);
        noClasses().should().accessField(System.class, "err").check(CLASSES);
        noClasses().should().callMethod(Thread.class, "sleep", long.class).check(CLASSES);
        noClasses().should().callMethod(java.time.Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
    }
}

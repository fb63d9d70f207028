package org.aubade;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What holds between rooms and for all classes: who may know whom, and what nobody does. */
class HouseRulesTest {
    private static final JavaClasses CLASSES = ArchitectureTest.CLASSES;

    @Test
    void no_room_has_more_than_thirty_files() {
        Map<String, Long> files = CLASSES.stream()
                .filter(type -> type.getName().equals(type.getPackageName() + "." + type.getSimpleName())
                        || type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertThat(files)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(30));
    }

    @Test
    void devices_programs_and_runs_know_nothing_of_the_framework_but_injection_and_scopes() {
        noClasses()
                .that()
                .resideInAnyPackage("org.aubade.device..", "org.aubade.program..", "org.aubade.run..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "jakarta..")
                        .and(resideOutsideOfPackages("jakarta.inject", "jakarta.enterprise.context")))
                .check(CLASSES);
    }

    @Test
    void nobody_but_the_engine_knows_how_runs_are_executed() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.aubade.run.engine")
                .should()
                .dependOnClassesThat(resideInAPackage("org.aubade.run.engine"))
                .check(CLASSES);
    }

    @Test
    void only_the_substitutions_use_the_native_compiler_and_nobody_uses_them() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.aubade.store.nativeimage")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.oracle.svm..", "org.graalvm..", "org.aubade.store.nativeimage")
                .check(CLASSES);
    }

    @Test
    void only_the_root_measures() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.aubade", "org.aubade.metrics")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.aubade.metrics")
                .check(CLASSES);
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
    void only_the_connection_knows_the_mqtt_client() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.aubade.driver.mqtt.client")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.hivemq..")
                .check(CLASSES);
    }

    @Test
    void only_the_root_knows_the_command_line_and_only_that_knows_picocli() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.aubade", "org.aubade.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.aubade.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("org.aubade.cli")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .check(CLASSES);
    }

    @Test
    void nobody_uses_the_api_or_the_root() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.aubade.api..")
                .and()
                // It lists the interfaces of all keys.
                .doNotHaveSimpleName("EnvironmentNames")
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

package org.aubade;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Where tests have to be, so that the build runs them as they need it. */
class TestLayoutTest {
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages("org.aubade");

    @Test
    void only_tests_of_the_api_the_home_and_the_page_boot_the_application() {
        classes()
                .that()
                .areAnnotatedWith(QuarkusTest.class)
                .should()
                .resideInAnyPackage("org.aubade.api..", "org.aubade.home..", "org.aubade.page..")
                .because("the build runs all others in two processes, each of which would boot it for itself")
                .check(TESTS);
    }
}

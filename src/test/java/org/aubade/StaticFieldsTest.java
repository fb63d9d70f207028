package org.aubade;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.github.f4b6a3.uuid.factory.UuidFactory;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Vertx;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * A native executable is made with the static fields that its classes had while compiling: random numbers would repeat at each
 * start, threads would not be there, files and connections would be those of another machine.
 */
class StaticFieldsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.aubade");

    private static final DescribedPredicate<JavaClass> RANDOM_OR_THREADED = assignableTo(RandomGenerator.class)
            .or(assignableTo(UuidFactory.class))
            .or(assignableTo(Thread.class))
            .or(assignableTo(Executor.class))
            .or(assignableTo(Timer.class))
            .or(assignableTo(Vertx.class))
            .as("random or threaded");

    /** Sockets, channels, streams, connections and executors can all be closed. */
    private static final DescribedPredicate<JavaClass> OPEN =
            assignableTo(AutoCloseable.class).or(assignableTo(DataSource.class)).as("open");

    private static final DescribedPredicate<JavaAccess<?>> MAKING = DescribedPredicate.describe(
            "make something random or threaded while a class is initialized",
            access -> access.getOrigin().getName().equals("<clinit>")
                    && access instanceof JavaCall<?> call
                    && RANDOM_OR_THREADED.test(made(call)));

    private static JavaClass made(JavaCall<?> call) {
        return call.getName().equals("<init>")
                ? call.getTargetOwner()
                : call.getTarget().getRawReturnType();
    }

    @Test
    void no_static_field_is_random_threaded_or_open() {
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(RANDOM_OR_THREADED.or(OPEN))
                .check(CLASSES);
    }

    @Test
    void no_class_makes_something_random_or_threaded_while_it_is_initialized() {
        noClasses().should().accessTargetWhere(MAKING).check(CLASSES);
    }
}

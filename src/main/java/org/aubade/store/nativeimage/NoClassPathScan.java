package org.aubade.store.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.flywaydb.core.internal.scanner.classpath.ClassPathLocationScanner;
import org.flywaydb.core.internal.scanner.classpath.ClassPathScanner;

/**
 * Flyway is told the names of the migrations, and searches no class path. Its search names the file systems of JBoss and OSGi,
 * which are not there.
 */
@TargetClass(ClassPathScanner.class)
final class NoClassPathScan {
    private NoClassPathScan() {}

    @Substitute
    @SuppressWarnings("DoNotCallSuggester") // the library calls it
    ClassPathLocationScanner createLocationScanner(String protocol) {
        throw new UnsupportedOperationException("a native executable has no class path to search (" + protocol + ")");
    }
}

package org.aubade.store.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.PGStream;
import org.postgresql.core.v3.ConnectionFactoryImpl;
import org.postgresql.sspi.ISSPIClient;

/** The driver of PostgreSQL can log in by the account of a Windows user, with libraries that are not there. */
@TargetClass(ConnectionFactoryImpl.class)
final class NoWindowsLogin {
    private NoWindowsLogin() {}

    @Substitute
    @SuppressWarnings("DoNotCallSuggester") // the library calls it
    static ISSPIClient createSSPI(PGStream stream, @Nullable String serviceClass, boolean negotiate) {
        throw new UnsupportedOperationException(
                "a native executable cannot log in to PostgreSQL by the account of a Windows user (SSPI);"
                        + " give the user a password, in aubade.postgresql.password");
    }
}

package org.aubade.store.database;

import java.io.IOException;
import java.nio.file.Path;

/** The data directory cannot be locked, since another process has it. */
final class DirectoryInUse extends IOException {
    private static final long serialVersionUID = 1L;

    DirectoryInUse(Path directory, String process) {
        super("the data directory " + directory + " is in use by another process"
                + (process.isEmpty() ? "" : " (" + process + ")")
                + "; stop that one, or give this one a directory of its own with aubade.data");
    }
}

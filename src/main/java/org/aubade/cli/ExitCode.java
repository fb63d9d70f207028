package org.aubade.cli;

/** What a command tells a script when it ends; docs/cli.md lists them. */
final class ExitCode {
    /** It did what was asked. */
    static final int OK = 0;

    /** A file is not a valid program or schedule. */
    static final int VIOLATIONS = 1;

    /** The arguments are wrong, or a file cannot be read. */
    static final int USAGE = 2;

    /** The service cannot be reached, or answered with an error. */
    static final int SERVICE = 3;

    /** The run failed or was cancelled. */
    static final int RUN_FAILED = 4;

    private ExitCode() {}
}

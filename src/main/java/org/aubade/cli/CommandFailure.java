package org.aubade.cli;

/** A command cannot go on; the message says why in a sentence. */
final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The arguments are wrong. */
    static CommandFailure usage(String message) {
        return new CommandFailure(ExitCode.USAGE, message);
    }

    /** The service cannot be reached, or answered with an error. */
    static CommandFailure service(String message) {
        return new CommandFailure(ExitCode.SERVICE, message);
    }

    /** The exit code of the process. */
    int exitCode() {
        return exitCode;
    }
}

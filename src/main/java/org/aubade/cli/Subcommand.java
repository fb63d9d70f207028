package org.aubade.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command, such as {@code aubade run}. */
interface Subcommand {
    /** Its name, options and help; the spec's user object is the command. */
    CommandSpec spec();

    /**
     * Executes it with what was {@code given}, and returns the exit code.
     *
     * @throws CommandFailure if it cannot go on
     */
    int execute(ParseResult given) throws CommandFailure;
}

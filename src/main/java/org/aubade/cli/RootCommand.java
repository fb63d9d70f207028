package org.aubade.cli;

import org.aubade.cli.view.Terminal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The whole program: its help and its version. */
final class RootCommand implements Subcommand {
    private final Terminal terminal;

    RootCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "aubade", "Runs a home's routines.");
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Tells the version.")
                .build());
        spec.version("Aubade " + CommandLineInterface.version());
        spec.usageMessage()
                .commandListHeading("%nCommands:%n")
                .footer(
                        "",
                        "Without arguments it is the service, which listens on http://127.0.0.1:8080.",
                        "",
                        "Exit codes: 0 done; 1 a file is not valid; 2 wrong arguments; 3 the service cannot be reached or"
                                + " answered with an error; 4 the run failed or was cancelled.");
        return spec;
    }

    @Override
    public int execute(ParseResult given) throws CommandFailure {
        given.commandSpec().commandLine().usage(terminal.err());
        return ExitCode.USAGE;
    }
}

package org.aubade.cli;

import org.aubade.cli.view.Terminal;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code aubade completion}: prints what teaches a shell to complete the commands. */
final class CompletionCommand implements Subcommand {
    private final Terminal terminal;

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "completion", "Prints a script of completion for bash and zsh.");
        spec.usageMessage().description("Into ~/.bashrc or ~/.zshrc: source <(aubade completion)");
        return spec;
    }

    @Override
    public int execute(ParseResult given) {
        CommandSpec root = given.commandSpec().root();
        terminal.out().print(AutoComplete.bash(root.name(), root.commandLine()));
        return ExitCode.OK;
    }
}

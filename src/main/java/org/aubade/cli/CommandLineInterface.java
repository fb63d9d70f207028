package org.aubade.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.aubade.cli.view.Terminal;
import org.aubade.text.ErrorMessages;
import org.aubade.text.LogText;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses the arguments and executes the command that they name. */
public final class CommandLineInterface {
    private final Terminal terminal;
    private final Environment environment;

    private CommandLineInterface(Terminal terminal, Environment environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    /** Executes {@code arguments} with the streams and the environment of this process, and returns the exit code. */
    public static int run(String... arguments) {
        Map<String, String> variables = System.getenv();
        return run(Terminal.ofProcess(variables), variables, arguments);
    }

    /** Executes {@code arguments} where {@code terminal} is, and returns the exit code. */
    static int run(Terminal terminal, Map<String, String> variables, String... arguments) {
        CommandLineInterface main = new CommandLineInterface(terminal, new Environment(terminal, variables));
        int code = main.commandLine().execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    /** All commands. */
    private CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new RootCommand(terminal).spec());
        List<Subcommand> commands = List.of(
                new CheckCommand(terminal),
                new RunCommand(environment),
                new FollowCommand(environment),
                new CancelCommand(environment),
                ListCommand.programs(environment),
                ListCommand.devices(environment),
                ListCommand.schedules(environment),
                new WhyCommand(environment),
                new CompletionCommand(terminal));
        commands.forEach(command -> commandLine.addSubcommand(command.spec()));
        return commandLine
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.display().color() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.clamp(terminal.display().columns(), 60, 100))
                .setExecutionStrategy(CommandLineInterface::execute)
                .setParameterExceptionHandler((wrong, _) -> refuse(wrong))
                .setExecutionExceptionHandler((failure, _, _) -> fail(failure));
    }

    private static int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        CommandSpec spec = last.commandSpec();
        try {
            return ((Subcommand) spec.userObject()).execute(last);
        } catch (CommandFailure failure) {
            throw new CommandLine.ExecutionException(spec.commandLine(), "cannot go on", failure);
        }
    }

    private int refuse(ParameterException wrong) {
        CommandSpec spec = wrong.getCommandLine().getCommandSpec();
        terminal.err()
                .println("aubade: " + LogText.oneLine(describe(wrong, spec)) + "; " + spec.qualifiedName()
                        + " --help tells what there is");
        return ExitCode.USAGE;
    }

    private static String describe(ParameterException wrong, CommandSpec spec) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            String message = String.valueOf(wrong.getMessage());
            return Character.toLowerCase(message.charAt(0)) + message.substring(1);
        }
        String word = unmatched.getUnmatched().getFirst();
        if (word.startsWith("-")) {
            return ErrorMessages.unknown(
                    "option", word, List.copyOf(spec.optionsMap().keySet()));
        }
        return spec.subcommands().isEmpty()
                ? "'" + word + "' is one argument too many"
                : ErrorMessages.unknown(
                        "command", word, List.copyOf(spec.subcommands().keySet()));
    }

    private int fail(Exception failure) throws Exception {
        Throwable cause = failure instanceof CommandLine.ExecutionException ? failure.getCause() : failure;
        if (cause instanceof CommandFailure known) {
            terminal.err().println("aubade: " + known.getMessage());
            return known.exitCode();
        }
        throw failure;
    }

    /** The version of the program, as the build has written it. */
    static String version() {
        try (InputStream in = CommandLineInterface.class.getResourceAsStream("version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the application cannot read its resource version.txt", e);
        }
    }
}

package org.aubade.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The parts that the descriptions of commands have in common. */
final class Specs {
    private static final String JSON = "--json";

    private Specs() {}

    /** A command with {@code --help}; {@code summary} is one short sentence. */
    static CommandSpec of(Subcommand command, String name, String summary) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(name);
        spec.usageMessage().header(summary).synopsisHeading("Usage: ").abbreviateSynopsis(true);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Shows this help.")
                .build());
        return spec;
    }

    /** A command that asks the service: with {@code --url}, {@code --token} and {@code --json}. */
    static CommandSpec ofService(Subcommand command, String name, String summary, String json) {
        CommandSpec spec = of(command, name, summary);
        spec.addOption(OptionSpec.builder(Environment.URL_OPTION)
                .type(String.class)
                .paramLabel("URL")
                .description(
                        "Where the service is; AUBADE_URL if it is left out, else " + Environment.DEFAULT_URL + ".")
                .build());
        spec.addOption(OptionSpec.builder(Environment.TOKEN_OPTION)
                .type(String.class)
                .paramLabel("TOKEN")
                .description("Who asks; AUBADE_TOKEN if it is left out, which others on this machine do not see.")
                .build());
        return json(spec, json);
    }

    /** Adds {@code --json}. */
    static CommandSpec json(CommandSpec spec, String description) {
        return spec.addOption(OptionSpec.builder(JSON)
                .type(boolean.class)
                .description(description)
                .build());
    }

    /** Whether {@code --json} was given. */
    static boolean isJson(ParseResult given) {
        return given.matchedOptionValue(JSON, false);
    }

    /** The one argument, called {@code label}. */
    static PositionalParamSpec argument(String label, boolean required, String description) {
        return PositionalParamSpec.builder()
                .index("0")
                .arity(required ? "1" : "0..1")
                .required(required)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    /** The one argument; empty if it was left out. */
    static String argument(ParseResult given) {
        return given.matchedPositionalValue(0, "");
    }
}

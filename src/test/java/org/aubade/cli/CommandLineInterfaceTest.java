package org.aubade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have in common: help, version, wrong arguments, and a service that is not there. */
class CommandLineInterfaceTest {
    @Test
    void help_names_every_command_and_exit_code_and_fits_into_80_columns() {
        Shell.Result help = Shell.pipe().run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("check", "run", "follow", "cancel", "programs", "devices", "schedules", "why", "completion")
                .contains("Exit codes: 0", "Without arguments it is the service");
        assertThat(help.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(help.err()).isEmpty();
    }

    @Test
    void each_command_has_help_of_its_own() {
        Shell.Result help = Shell.pipe().run("run", "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("Usage: aubade run [OPTIONS] NAME", "--wait", "--url=URL", "AUBADE_TOKEN");
    }

    @Test
    void the_version_is_told() {
        Shell.Result version = Shell.pipe().run("--version");

        assertThat(version.code()).isZero();
        assertThat(version.out()).matches("Aubade \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void an_unknown_command_is_refused_with_the_one_that_was_meant() {
        Shell.Result result = Shell.pipe().run("progams");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .startsWith("aubade: unknown command 'progams'; did you mean 'programs'? known: check, run")
                .hasLineCount(1);
        assertThat(result.out()).isEmpty();
    }

    @Test
    void an_unknown_option_is_refused_with_the_one_that_was_meant() {
        Shell.Result result = Shell.pipe().run("run", "sleep", "--wiat");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("aubade: unknown option '--wiat'; did you mean '--wait'?");
    }

    @Test
    void an_argument_that_is_missing_or_too_many_is_told() {
        Shell.Result missing = Shell.pipe().run("run");
        Shell.Result tooMany = Shell.pipe().run("run", "sleep", "wake-up");

        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).startsWith("aubade: missing required parameter: 'NAME'");
        assertThat(tooMany.code()).isEqualTo(2);
        assertThat(tooMany.err()).startsWith("aubade: 'wake-up' is one argument too many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://localhost", "http:///api", "http://a b"})
    void an_address_that_is_none_is_refused_with_one_that_would_do(String address) {
        Shell.Result result = Shell.pipe().run("programs", "--url", address);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("aubade: '" + address + "' is no address of a service; write one such as"
                        + " http://127.0.0.1:8080");
    }

    @Test
    void a_service_that_is_not_there_is_named() throws IOException {
        String url;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            url = "http://127.0.0.1:" + closed.getLocalPort();
        }

        Shell.Result result = Shell.pipe().run("programs", "--url", url);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .startsWith("aubade: nothing answers at " + url + "; is the service running there?")
                .hasLineCount(1);
    }

    @Test
    void an_answer_that_is_not_aubades_is_told() throws IOException {
        try (FakeService service = new FakeService()) {
            service.problem("GET /api/programs", 502, "<html>Bad Gateway</html>");

            Shell.Result result = Shell.pipe().asking(service).run("programs");

            assertThat(result.code()).isEqualTo(3);
            assertThat(result.err())
                    .contains(service.url() + " answered with status 502 and no explanation; is that Aubade?");
        }
    }

    @Test
    void the_token_is_sent_and_the_option_goes_before_the_environment() throws IOException {
        try (FakeService service = new FakeService()) {
            service.json("GET /api/programs", "[]");
            Shell shell = Shell.pipe().asking(service).with("AUBADE_TOKEN", "one");

            assertThat(shell.run("programs").code()).isZero();
            assertThat(shell.run("programs", "--token", "two").code()).isZero();

            assertThat(service.tokens()).containsExactly("Bearer one", "Bearer two");
        }
    }

    @Test
    void a_token_that_no_header_can_hold_is_refused() {
        Shell.Result result = Shell.pipe().with("AUBADE_TOKEN", "one\ntwo").run("programs");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("aubade: the token holds a blank").doesNotContain("one");
    }

    @Test
    void completion_is_a_script_that_knows_the_commands_and_their_options() {
        Shell.Result result = Shell.pipe().run("completion");

        assertThat(result.code()).isZero();
        assertThat(result.out()).startsWith("#!/usr/bin/env bash").contains("schedules", "--wait", "aubade");
    }
}

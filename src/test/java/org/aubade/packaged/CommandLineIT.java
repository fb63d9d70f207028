package org.aubade.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command of the packaged application (the jar, or the native executable if there is one) starts nothing of the service. */
class CommandLineIT {
    @TempDir
    private Path directory;

    private record Result(int code, String output) {}

    /** Executes the application in {@link #directory}, with a store in it, on a port that is taken: the service could not start there. */
    private Result aubade(String... arguments) throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<String> command = new ArrayList<>(PackagedNode.command(List.of(
                    "-Daubade.data=" + directory.resolve("data"), "-Dquarkus.http.port=" + taken.getLocalPort())));
            command.addAll(List.of(arguments));
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Result(process.exitValue(), output);
        }
    }

    @Test
    void check_opens_no_port_and_no_store_and_prints_nothing_but_its_answer() throws Exception {
        Files.writeString(directory.resolve("good.yaml"), "do: {send: lamp, type: SWITCH_ON}\n");
        Files.writeString(directory.resolve("bad.yaml"), "do: {send: lamp, type: SWITCH_NO}\n");

        Result good = aubade("check", "good.yaml");
        Result bad = aubade("check", "bad.yaml");

        assertThat(good).isEqualTo(new Result(0, "good.yaml: program 'good' is valid" + System.lineSeparator()));
        assertThat(bad.code()).isEqualTo(1);
        assertThat(bad.output())
                .startsWith("bad.yaml:1: 0: unknown message type 'SWITCH_NO'")
                .hasLineCount(1);
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("good.yaml", "bad.yaml");
        }
    }

    @Test
    void the_version_is_the_one_that_was_built() throws Exception {
        assertThat(aubade("--version").output()).matches("Aubade \\d+\\.\\d+\\.\\d+\\S*\\R");
    }

    @Test
    void wrong_arguments_give_2() throws Exception {
        Result result = aubade("chekc");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.output()).startsWith("aubade: unknown command 'chekc'; did you mean 'check'?");
    }

    @Test
    void without_arguments_it_is_the_service() throws Exception {
        Result result = aubade();

        assertThat(result.code()).isNotZero();
        assertThat(result.output()).contains("cannot listen on");
    }
}

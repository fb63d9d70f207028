package org.aubade.driver.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A certificate authority of one's own, and a certificate for 127.0.0.1 that it has issued, made by the JDK's keytool. */
record PrivateCa(Path pem, Path keyStore) {
    static final String PASSWORD = "private";

    static PrivateCa make(Path directory) throws IOException {
        Path ca = directory.resolve("ca.p12");
        Path server = directory.resolve("server.jks");
        Path request = directory.resolve("server.csr");
        Path issued = directory.resolve("server.pem");
        Path pem = directory.resolve("ca.pem");
        keytool(ca, "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", "CN=Home CA", "-ext", "bc:c=ca:true");
        keytool(ca, "-exportcert", "-rfc", "-alias", "ca", "-file", pem.toString());
        keytool(
                server,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-storetype",
                "JKS",
                "-keypass",
                PASSWORD,
                "-dname",
                "CN=broker");
        keytool(server, "-certreq", "-alias", "server", "-file", request.toString());
        keytool(
                ca,
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-infile",
                request.toString(),
                "-outfile",
                issued.toString(),
                "-ext",
                "san=ip:127.0.0.1");
        keytool(server, "-importcert", "-noprompt", "-alias", "ca", "-file", pem.toString());
        keytool(server, "-importcert", "-noprompt", "-alias", "server", "-file", issued.toString());
        return new PrivateCa(pem, server);
    }

    private static void keytool(Path store, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Path said = Files.createTempFile(store.getParent(), "keytool", ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + Files.readString(said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}

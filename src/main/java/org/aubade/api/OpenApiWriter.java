package org.aubade.api;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jboss.jandex.Index;
import org.jboss.jandex.Indexer;

/**
 * Describes the API while the application is built, and writes down what {@link ApiDescription} serves. The operations come from
 * the resources, all else from {@code META-INF/openapi.yaml} and {@link OpenApiCompletion}.
 */
final class OpenApiWriter {
    /** The resources, and what they take parameters from; not what they answer with, which is described by hand. */
    private static final List<String> DESCRIBED = List.of("Resource.class", "Filter.class");

    private static final Logger SCANNER = Logger.getLogger("io.smallrye.openapi.runtime.scanner");

    private OpenApiWriter() {}

    /** @param arguments the directory of the compiled classes, where the description is put beside those of the API */
    public static void main(String[] arguments) throws IOException {
        // It would warn of every answer that it does not know.
        SCANNER.setLevel(Level.SEVERE);
        Path directory = Path.of(arguments[0], "org", "aubade", "api");
        SmallRyeOpenAPI description = SmallRyeOpenAPI.builder()
                .withConfig(new SmallRyeConfigBuilder().build())
                .withIndex(index(directory))
                .addFilter(new OpenApiCompletion())
                .build();
        Files.writeString(directory.resolve("openapi.json"), description.toJSON());
        Files.writeString(directory.resolve("openapi.yaml"), description.toYAML());
    }

    /** In the same order everywhere, so that the same sources give the same description. */
    private static Index index(Path directory) throws IOException {
        Indexer indexer = new Indexer();
        try (Stream<Path> classes = Files.list(directory)) {
            for (Path each : classes.filter(OpenApiWriter::isDescribed).sorted().toList()) {
                try (InputStream in = Files.newInputStream(each)) {
                    indexer.index(in);
                }
            }
        }
        return indexer.complete();
    }

    private static boolean isDescribed(Path file) {
        return DESCRIBED.stream().anyMatch(file.getFileName().toString()::endsWith);
    }
}

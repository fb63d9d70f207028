package org.aubade.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The compose file is what the Compose Specification says it is, without an engine for containers. */
class ComposeFileTest {
    private static final Path DIRECTORY = Path.of("src", "main", "docker");

    /** An image with a tag that names one release. */
    private static final Pattern EXACT = Pattern.compile("[\\w./-]+:\\d+\\.\\d+[\\w.-]*(@sha256:[0-9a-f]{64})?");

    private static JsonNode file() throws IOException {
        return new YAMLMapper().readTree(DIRECTORY.resolve("compose.yaml").toFile());
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream resource =
                Objects.requireNonNull(ComposeFileTest.class.getResourceAsStream("/compose/compose-spec.json"))) {
            JsonNode schema = new ObjectMapper().readTree(resource);
            forgetIds(schema);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V201909)
                    .getSchema(schema);
        }
    }

    /** They are those of an earlier version of JSON Schema, and nothing refers to them. */
    private static void forgetIds(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("id").isTextual()) {
            object.remove("id");
        }
        schema.forEach(ComposeFileTest::forgetIds);
    }

    @Test
    void it_keeps_to_the_schema() throws IOException {
        assertThat(schema().validate(file())).isEmpty();
    }

    @Test
    void the_schema_finds_what_is_wrong() throws IOException {
        JsonNode wrong = new YAMLMapper().readTree("services: {aubade: {helthcheck: {test: [CMD, true]}}}");
        assertThat(schema().validate(wrong)).isNotEmpty();
    }

    @Test
    void every_service_has_a_health_check_and_starts_again() throws IOException {
        JsonNode services = file().get("services");
        assertThat(services).hasSize(4).allSatisfy(service -> {
            assertThat(service.at("/healthcheck/test")).isNotEmpty();
            assertThat(service.path("restart").textValue()).isEqualTo("unless-stopped");
        });
    }

    @Test
    void every_image_that_is_not_built_here_has_an_exact_tag() throws IOException {
        for (JsonNode service : file().get("services")) {
            if (!service.has("build")) {
                assertThat(service.path("image").asText()).matches(EXACT);
            }
        }
        for (String name : new String[] {"Dockerfile.jvm", "Dockerfile.native"}) {
            assertThat(Files.readAllLines(DIRECTORY.resolve(name)).stream()
                            .filter(line -> line.startsWith("FROM "))
                            .map(line -> line.split(" ", -1)[1]))
                    .isNotEmpty()
                    .allMatch(image -> EXACT.matcher(image).matches());
        }
    }

    @Test
    void every_file_that_it_names_is_there() throws IOException {
        JsonNode services = file().get("services");
        JsonNode build = services.at("/aubade/build");
        Path context = DIRECTORY.resolve(build.get("context").textValue());
        for (String kind : new String[] {"jvm", "native"}) {
            String name = build.get("dockerfile").textValue().replace("${AUBADE_DOCKERFILE:-jvm}", kind);
            assertThat(context.resolve(name)).isRegularFile();
        }
        String mounted = services.at("/mosquitto/volumes/0").textValue();
        assertThat(DIRECTORY.resolve(mounted.substring(0, mounted.indexOf(':'))))
                .isRegularFile();
    }
}

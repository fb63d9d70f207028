package org.aubade.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aubade.program.text.ProgramReader;
import org.aubade.schedule.text.ScheduleReader;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds to the description of the API, when it is built, the schemas of a program and of a schedule, and the problems of
 * every operation.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiCompletion implements OASFilter {
    private static final String DEFINITIONS = "$defs";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        addSchema(api.getComponents(), "Program", ProgramReader.class, "program.schema.json");
        addSchema(api.getComponents(), "Schedule", ScheduleReader.class, "schedule.schema.json");
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(OpenApiCompletion::addProblems);
    }

    /** Its definitions become schemas of their own, since references in a description start at the description's root. */
    private static void addSchema(Components components, String name, Class<?> neighbour, String resource) {
        ObjectNode schema = read(name, neighbour, resource);
        JsonNode definitions = schema.remove(DEFINITIONS);
        schema.remove("$schema");
        ObjectNode description = JsonNodeFactory.instance.objectNode().put("openapi", "3.1.0");
        ObjectNode schemas = description.putObject("components").putObject("schemas");
        schemas.set(name, schema);
        definitions.properties().forEach(each -> schemas.set(name + '.' + each.getKey(), each.getValue()));
        parse(description.toString()).getComponents().getSchemas().forEach(components::addSchema);
    }

    /** Without the application's configuration, which would have it remove what is not used. */
    private static OpenAPI parse(String description) {
        return SmallRyeOpenAPI.builder()
                .withConfig(new SmallRyeConfigBuilder().build())
                .withCustomStaticFile(() -> new ByteArrayInputStream(description.getBytes(StandardCharsets.UTF_8)))
                .enableAnnotationScan(false)
                .enableModelReader(false)
                .enableStandardFilter(false)
                .enableStandardStaticFiles(false)
                .build()
                .model();
    }

    private static ObjectNode read(String name, Class<?> neighbour, String resource) {
        try (InputStream in = neighbour.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the schema " + resource + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("#/" + DEFINITIONS + "/", "#/components/schemas/" + name + ".");
            return (ObjectNode) new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void addProblems(Operation operation) {
        if (operation.getRequestBody() != null) {
            List.of("413 TooLarge", "415 UnsupportedMediaType").forEach(problem -> add(operation, problem));
        }
        if (!operation.getResponses().hasAPIResponse("204")) {
            add(operation, "406 NotAcceptable");
        }
        List.of("401 Unauthorized", "403 Forbidden", "500 Broken", "503 StoreUnavailable")
                .forEach(problem -> add(operation, problem));
        operation.getResponses().getAPIResponses().values().forEach(OpenApiCompletion::tidy);
    }

    /** What a response says is in the component that it refers to, and not also beside the reference. */
    private static void tidy(APIResponse response) {
        if (response.getRef() != null) {
            response.setDescription(null);
        }
    }

    private static void add(Operation operation, String problem) {
        String[] statusAndName = problem.split(" ", 2);
        if (operation.getResponses().hasAPIResponse(statusAndName[0])) {
            return;
        }
        APIResponse reference = OASFactory.createAPIResponse().ref(statusAndName[1]);
        operation.getResponses().addAPIResponse(statusAndName[0], reference);
    }
}

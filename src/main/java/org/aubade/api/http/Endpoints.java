package org.aubade.api.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.Reference;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * What would have worked at the address of a request that could not be routed, as the description of the API says: it is
 * read once, when the application starts.
 */
@Singleton
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class Endpoints implements OASFilter {
    private static final String ROOT = "/api/";

    private record Endpoint(
            String path, String method, String operation, List<String> consumed, List<String> produced) {}

    private volatile List<Endpoint> all = List.of();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        List<Endpoint> found = new ArrayList<>();
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> found.add(new Endpoint(
                                path,
                                method.name(),
                                String.valueOf(operation.getOperationId()),
                                consumed(api, operation),
                                produced(api, operation)))));
        all = List.copyOf(found);
    }

    /** The methods at {@code path}, as the header {@code Allow} lists them; empty if there is nothing. */
    String allowed(String path) {
        return join(at(path).map(Endpoint::method).sorted());
    }

    /** The media types that {@code method} takes at {@code path}. */
    String consumed(String path, String method) {
        return types(path, method, Endpoint::consumed);
    }

    /** The media types that {@code method} can answer in at {@code path}. */
    String produced(String path, String method) {
        return types(path, method, Endpoint::produced);
    }

    /** The id of the operation {@code method} at {@code path}; the method where there is none. */
    public String operation(String path, String method) {
        return at(path).filter(endpoint -> endpoint.method.equals(method))
                .map(Endpoint::operation)
                .findFirst()
                .orElse(method);
    }

    private String types(String path, String method, Function<Endpoint, List<String>> types) {
        return join(at(path).filter(endpoint -> endpoint.method.equals(method))
                .flatMap(endpoint -> types.apply(endpoint).stream()));
    }

    private Stream<Endpoint> at(String path) {
        List<String> segments = segments(path);
        return all.stream().filter(endpoint -> matches(segments(endpoint.path), segments));
    }

    /** Those after the root of the API, before which the application may have a prefix. */
    private static List<String> segments(String path) {
        int root = path.indexOf(ROOT);
        return root < 0
                ? List.of()
                : List.of(path.substring(root + ROOT.length()).split("/", -1));
    }

    private static boolean matches(List<String> template, List<String> segments) {
        if (template.isEmpty() || template.size() != segments.size()) {
            return false;
        }
        for (int index = 0; index < template.size(); index++) {
            String expected = template.get(index);
            if (!expected.startsWith("{") && !expected.equals(segments.get(index))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> consumed(OpenAPI api, Operation operation) {
        RequestBody body = operation.getRequestBody();
        return body == null
                ? List.of()
                : types(named(body, api.getComponents().getRequestBodies()::get).getContent());
    }

    private static List<String> produced(OpenAPI api, Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> named(response.getValue(), api.getComponents().getResponses()::get))
                .map(APIResponse::getContent)
                .flatMap(content -> types(content).stream())
                .distinct()
                .toList();
    }

    /** What {@code part} refers to, or itself where it refers to nothing. */
    private static <T extends Reference<T>> T named(T part, Function<String, @Nullable T> components) {
        String reference = part.getRef();
        T found = reference == null ? part : components.apply(reference.substring(reference.lastIndexOf('/') + 1));
        return Optional.ofNullable(found).orElse(part);
    }

    private static List<String> types(@Nullable Content content) {
        return content == null ? List.of() : List.copyOf(content.getMediaTypes().keySet());
    }

    private static String join(Stream<String> words) {
        return String.join(", ", words.toList());
    }
}

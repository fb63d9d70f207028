package org.aubade.api;

import static org.aubade.api.Rest.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The description of the API that the application serves. */
record Description(JsonNode api) {
    private static final JsonMapper JSON = new JsonMapper();

    static Description served() {
        return new Description(parse(given().get("/q/openapi?format=json").asString()));
    }

    /** The operations by method and address. */
    Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        api.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.put(operation.getKey() + " " + path.getKey(), operation.getValue())));
        return operations;
    }

    /** What the request and the answers of {@code operation} may hold. */
    Stream<JsonNode> contents(JsonNode operation) {
        return Stream.concat(
                        Stream.of(operation.path("requestBody")),
                        operation.get("responses").properties().stream().map(Map.Entry::getValue))
                .flatMap(holder -> resolve(holder).path("content").properties().stream())
                .map(Map.Entry::getValue);
    }

    /** {@code holder}, or what it refers to. */
    JsonNode resolve(JsonNode holder) {
        return holder.has("$ref") ? at(holder.get("$ref").asText()) : holder;
    }

    /** What {@code reference} refers to. */
    JsonNode at(String reference) {
        return api.at(reference.substring(1));
    }

    static Stream<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey);
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}

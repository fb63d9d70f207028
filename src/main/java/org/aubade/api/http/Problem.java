package org.aubade.api.http;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aubade.text.Violation;

/**
 * What went wrong with a request, as RFC 9457 writes it; immutable.
 *
 * @param status the HTTP status
 * @param detail what, which, and what would work
 * @param members further members of the object, such as {@code run}
 * @param violations what is wrong with a program or a schedule; empty where it is not about one
 * @param headers headers of the answer, such as {@code Allow}
 */
@RegisterForReflection(targets = {Problem.class, Violation.class})
@JsonPropertyOrder({"title", "status", "detail"})
public record Problem(
        int status,
        String detail,
        @JsonAnyGetter Map<String, String> members,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations,
        @JsonIgnore Map<String, String> headers) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** The statuses that JAX-RS has no name for. */
    public static final int TOO_LARGE = 413;

    public static final int MISDIRECTED = 421;

    public static final int UNPROCESSABLE = 422;

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        members = Map.copyOf(members);
        violations = List.copyOf(violations);
        headers = Map.copyOf(headers);
    }

    public static Problem of(int status, String detail) {
        return new Problem(status, detail, Map.of(), List.of(), Map.of());
    }

    public static Problem of(Response.Status status, String detail) {
        return of(status.getStatusCode(), detail);
    }

    /** One whose detail says {@code what}, and the first violation. */
    public static Problem violated(int status, String what, List<Violation> violations) {
        Violation first = violations.getFirst();
        String where = first.path().isEmpty() ? "" : first.path() + ": ";
        String more = violations.size() == 1 ? "" : " (and " + (violations.size() - 1) + " more)";
        return of(status, what + ": " + where + first.message() + more).violations(violations);
    }

    /** There is a body, and nothing says what it is. */
    public static Problem untyped() {
        return of(
                Response.Status.UNSUPPORTED_MEDIA_TYPE,
                "a body needs a Content-Type; send it as application/json, or as application/yaml where YAML is read");
    }

    /** The service is stopping, and so refuses what it could not finish. */
    public static Problem stopping() {
        return of(Response.Status.SERVICE_UNAVAILABLE, "the service is stopping; try again when it is back")
                .header(HttpHeaders.RETRY_AFTER, "1");
    }

    /** A body is of another type than those {@code accepted}. */
    public static Problem unsupported(String type, String accepted) {
        return of(
                        Response.Status.UNSUPPORTED_MEDIA_TYPE,
                        "a body of type " + type + " is not accepted here; send one of: " + accepted)
                .header(HttpHeaders.ACCEPT, accepted);
    }

    public Problem member(String name, String value) {
        return new Problem(status, detail, with(members, name, value), violations, headers);
    }

    public Problem header(String name, String value) {
        return new Problem(status, detail, members, violations, with(headers, name, value));
    }

    public Problem violations(List<Violation> all) {
        return new Problem(status, detail, members, all, headers);
    }

    /** The phrase of the status, as RFC 9110 has it. */
    @JsonProperty
    public String title() {
        return switch (status) {
            case TOO_LARGE -> "Content Too Large";
            case MISDIRECTED -> "Misdirected Request";
            case UNPROCESSABLE -> "Unprocessable Content";
            default -> {
                Response.Status known = Response.Status.fromStatusCode(status);
                yield known == null ? "Error " + status : known.getReasonPhrase();
            }
        };
    }

    /** The JSON text. */
    public String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that JSON cannot hold: " + detail, e);
        }
    }

    /** The answer. */
    public Response response() {
        Response.ResponseBuilder response = Response.status(status)
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .entity(json());
        headers.forEach(response::header);
        return response.build();
    }

    private static Map<String, String> with(Map<String, String> map, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}

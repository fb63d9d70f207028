package org.aubade.driver.mopidy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Writes and reads batches of JSON-RPC 2.0: several calls in one request, executed in order, and their results. */
final class JsonRpc {
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build());

    private JsonRpc() {}

    /** The request for {@code calls}, whose ids are numbered from 1. */
    static byte[] request(List<Call> calls) {
        ArrayNode batch = JSON.createArrayNode();
        for (Call call : calls) {
            batch.addObject()
                    .put("jsonrpc", "2.0")
                    .put("id", batch.size())
                    .put("method", call.method())
                    .set("params", call.parameters());
        }
        return batch.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The results of {@code calls}, in order; a null node for null.
     *
     * @throws UnusableAnswer if a call failed, or the answer does not belong to these calls; its message repeats nothing of an
     *     answer that is not JSON-RPC, which may be that of any other server
     */
    static List<JsonNode> results(List<Call> calls, byte[] answer) {
        JsonNode batch = parse(answer);
        if (isAnswer(batch) && batch.has("error")) {
            throw failed("the request", batch.get("error"));
        }
        if (!batch.isArray() || batch.size() != calls.size()) {
            throw new UnusableAnswer("has not answered as Mopidy does: " + calls.size() + " results were due");
        }
        return IntStream.range(0, calls.size())
                .mapToObj(id -> result(calls.get(id), withId(batch, id + 1)))
                .toList();
    }

    private static JsonNode parse(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException _) {
            throw new UnusableAnswer("has not answered with JSON, as Mopidy does");
        }
    }

    private static boolean isAnswer(JsonNode node) {
        return "2.0".equals(node.path("jsonrpc").textValue());
    }

    private static JsonNode withId(JsonNode batch, int id) {
        for (JsonNode answer : batch) {
            if (isAnswer(answer)
                    && answer.path("id").isInt()
                    && answer.path("id").intValue() == id) {
                return answer;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode result(Call call, JsonNode answer) {
        if (answer.hasNonNull("error")) {
            throw failed(call.method(), answer.get("error"));
        }
        JsonNode result = answer.get("result");
        if (result == null) {
            throw new UnusableAnswer("has not answered as Mopidy does: the result of " + call.method() + " is missing");
        }
        return result;
    }

    /** Mopidy describes an error in {@code data}: text, or an object with a message and a stack trace, which is left out. */
    private static UnusableAnswer failed(String what, JsonNode error) {
        JsonNode data = error.path("data");
        String details = data.isTextual() ? data.asText() : data.path("message").asText("");
        return new UnusableAnswer("has failed at " + what + ": "
                + Excerpt.quoted(
                        error.path("message").asText("no reason given") + (details.isEmpty() ? "" : ": " + details)));
    }
}

package org.aubade.api.device;

import java.util.List;
import java.util.stream.Stream;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonFields;
import org.aubade.api.http.ProblemException;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.text.ErrorMessages;
import org.jspecify.annotations.Nullable;

/** What a client wants a device to be told; {@code data} is null where the type takes none. */
public record NewMessage(String type, @Nullable String data) {
    private static final List<String> KEYS = List.of("type", "data");

    public static NewMessage read(Body body) {
        JsonFields fields = JsonFields.of(body, KEYS);
        return new NewMessage(fields.require("type"), fields.text("data"));
    }

    /** The message; an unknown type or data that does not fit it end the request with 400. */
    public Message message() {
        MessageType known = Stream.of(MessageType.values())
                .filter(value -> value.name().equals(type))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(ErrorMessages.unknown(
                        "message type",
                        type,
                        Stream.of(MessageType.values()).map(MessageType::name).toList())));
        try {
            return new Message(known, data == null ? "" : data);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}

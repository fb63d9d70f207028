package org.aubade.api.device;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.stream.Stream;
import org.aubade.api.http.Body;
import org.aubade.api.http.JsonBody;
import org.aubade.api.http.ProblemException;
import org.aubade.device.Message;
import org.aubade.device.MessageType;
import org.aubade.text.ErrorMessages;
import org.jspecify.annotations.Nullable;

/** What a client wants a device to be sent; {@code data} is null where the type takes none. */
@RegisterForReflection
public record NewMessage(@Nullable String type, @Nullable String data) {
    public static NewMessage read(Body body) {
        return JsonBody.read(body, NewMessage.class);
    }

    /** The message; an unknown type or data that does not fit it end the request with 400. */
    public Message message() {
        String wanted = JsonBody.require("type", type);
        List<String> known =
                Stream.of(MessageType.values()).map(MessageType::name).toList();
        if (!known.contains(wanted)) {
            throw ProblemException.badRequest(ErrorMessages.unknown("message type", wanted, known));
        }
        try {
            return new Message(MessageType.valueOf(wanted), data == null ? "" : data);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }
}

package org.aubade.driver.mqtt;

import java.util.List;
import org.aubade.device.DataFormat;

/**
 * How one type of message is told.
 *
 * @param format the data that the device takes, which may be narrower than what the type takes
 * @param publishings what is published, in this order
 * @param answer when the device has answered
 */
public record Command(DataFormat format, List<Publishing> publishings, Answer answer) {
    /** @throws IllegalArgumentException if nothing is to be published */
    public Command {
        publishings = List.copyOf(publishings);
        if (publishings.isEmpty()) {
            throw new IllegalArgumentException("a command publishes something");
        }
    }

    /** One that publishes one thing, which the broker does not keep. */
    public static Command of(DataFormat format, String topic, Encoding encoding, Answer answer) {
        return new Command(format, List.of(new Publishing(topic, encoding, false)), answer);
    }
}

package org.aubade.driver.mqtt.inventory;

import java.util.List;
import org.aubade.device.DataFormat;

/**
 * How messages of one type are sent to a device.
 *
 * @param format the data that the device takes, which may be narrower than what the type takes
 * @param publications what is published, in this order
 * @param answer what counts as the device's answer
 */
public record Command(DataFormat format, List<PublicationSpec> publications, Answer answer) {
    /** @throws IllegalArgumentException if there is nothing to publish */
    public Command {
        publications = List.copyOf(publications);
        if (publications.isEmpty()) {
            throw new IllegalArgumentException("a command publishes something");
        }
    }

    /** A command with one publication, which the broker does not retain. */
    public static Command of(DataFormat format, String topic, Encoding encoding, Answer answer) {
        return new Command(format, List.of(new PublicationSpec(topic, encoding, false)), answer);
    }
}

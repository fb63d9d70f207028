package org.aubade.api.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.aubade.api.http.Body;
import org.aubade.api.http.ProblemException;
import org.aubade.device.DeviceSettings;
import org.aubade.device.IotService;
import org.aubade.device.UnknownDevice;
import org.aubade.time.VirtualTime;
import org.junit.jupiter.api.Test;

class StoppingDevicesTest {
    private static final Body MESSAGE = new Body(MediaType.APPLICATION_JSON_TYPE, "{\"type\": \"SWITCH_ON\"}");
    private static final Body DEVICE = new Body(MediaType.APPLICATION_JSON_TYPE, "{\"driver\": \"simulated\"}");

    private final IotService devices = new IotService(List.of(), DeviceSettings.DEFAULT, new VirtualTime().source());
    private final DevicesResource resource = new DevicesResource(devices, List.of());

    @Test
    void while_the_service_stops_messages_and_devices_are_refused_with_503_though_no_device_is_left() {
        assertThat(failure(resource.send("lamp", MESSAGE))).isInstanceOf(UnknownDevice.class);

        devices.drain().subscribe().withSubscriber(UniAssertSubscriber.create()).assertCompleted();

        for (Uni<?> refused : List.of(resource.send("lamp", MESSAGE), resource.register(DEVICE))) {
            assertThat(failure(refused))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            stopping -> assertThat(stopping.problem().status()).isEqualTo(503))
                    .hasMessage("the service is stopping; try again when it is back");
        }
    }

    private static Throwable failure(Uni<?> answer) {
        return answer.subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailed()
                .getFailure();
    }
}

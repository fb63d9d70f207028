package org.aubade.api.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import org.aubade.device.DeviceBusy;
import org.aubade.device.DeviceException;
import org.aubade.device.DeviceFailed;
import org.aubade.device.DeviceGone;
import org.aubade.device.DeviceIdTaken;
import org.aubade.device.DeviceRefused;
import org.aubade.device.DeviceTimeout;
import org.aubade.device.UnknownDevice;
import org.aubade.device.UnsupportedMessage;

/** What a device's failure is over HTTP. */
final class DeviceProblem {
    /** In seconds; a busy device answers one message after the other, so that a place is free soon. */
    private static final String RETRY_AFTER = "1";

    private DeviceProblem() {}

    static Problem of(DeviceException failure) {
        String detail = String.valueOf(failure.getMessage());
        return switch (failure) {
            case UnknownDevice _ -> Problem.of(Status.NOT_FOUND, detail);
            case DeviceIdTaken _ -> Problem.of(Status.CONFLICT, detail);
            case UnsupportedMessage _ -> Problem.of(Problem.UNPROCESSABLE, detail);
            case DeviceBusy _ ->
                Problem.of(Status.TOO_MANY_REQUESTS, detail).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            case DeviceTimeout _ -> Problem.of(Status.GATEWAY_TIMEOUT, detail);
            case DeviceFailed _ -> Problem.of(Status.BAD_GATEWAY, detail);
            case DeviceRefused _ -> Problem.of(Status.BAD_GATEWAY, detail);
            case DeviceGone _ -> Problem.of(Status.CONFLICT, detail);
        };
    }
}

package org.aubade.api.http;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.aubade.device.DeviceId;
import org.aubade.run.RunId;

/** Where things are found. */
public final class Links {
    private Links() {}

    public static URI device(DeviceId id) {
        return UriBuilder.fromPath("/api/devices/{id}").build(id.value());
    }

    public static URI program(String name) {
        return UriBuilder.fromPath("/api/programs/{name}").build(name);
    }

    public static URI schedule(String name) {
        return UriBuilder.fromPath("/api/schedules/{name}").build(name);
    }

    /** As text: there is nothing in an id that would have to be encoded. */
    public static String run(RunId id) {
        return "/api/runs/" + id;
    }
}

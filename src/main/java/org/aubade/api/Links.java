package org.aubade.api;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.aubade.device.DeviceId;
import org.aubade.run.RunId;

/** Where things are found. */
final class Links {
    private Links() {}

    static URI device(DeviceId id) {
        return UriBuilder.fromPath("/api/devices/{id}").build(id.value());
    }

    static URI program(String name) {
        return UriBuilder.fromPath("/api/programs/{name}").build(name);
    }

    static URI schedule(String name) {
        return UriBuilder.fromPath("/api/schedules/{name}").build(name);
    }

    /** As text: there is nothing in an id that would have to be encoded. */
    static String run(RunId id) {
        return "/api/runs/" + id;
    }
}

package org.aubade.api.device;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.aubade.access.Role;
import org.aubade.api.http.Body;
import org.aubade.api.http.Links;
import org.aubade.api.http.Problem;
import org.aubade.api.http.ProblemException;
import org.aubade.device.Device;
import org.aubade.device.DeviceGone;
import org.aubade.device.DeviceId;
import org.aubade.device.IotService;
import org.aubade.device.RegisteredDevice;
import org.aubade.device.UnknownDevice;
import org.aubade.driver.Driver;
import org.aubade.text.KnownIds;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The devices of the home. */
@Tag(name = "Devices")
@Path("/api/devices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEWER_NAME)
class DevicesResource {
    private final IotService devices;
    private final List<Driver> drivers;

    DevicesResource(IotService devices, @All List<Driver> drivers) {
        this.devices = devices;
        this.drivers = drivers;
    }

    @GET
    @Operation(
            operationId = "listDevices",
            summary = "Lists the devices",
            description = "Every registered device with its driver, connection and state, by id.")
    @APIResponse(responseCode = "200", ref = "Devices")
    public Uni<List<DeviceView>> list() {
        return Uni.createFrom()
                .item(() -> devices.devices().stream().map(DeviceView::of).toList());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getDevice", summary = "Shows a device")
    @APIResponse(responseCode = "200", ref = "Device")
    @APIResponse(responseCode = "404", ref = "UnknownDevice")
    public Uni<DeviceView> get(@Parameter(description = "Its id.", example = "hue-light") @PathParam("id") String id) {
        return Uni.createFrom().item(() -> DeviceView.of(find(id)));
    }

    /** Goes on when the client goes away, so that the device is either registered or not. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Cancellable(false)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(
            operationId = "registerDevice",
            summary = "Registers a device",
            description = "Makes the device, connects it, and registers it when it is connected.")
    @RequestBody(ref = "NewDevice")
    @APIResponse(responseCode = "201", ref = "NewDevice")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "409", ref = "DeviceConflict")
    @APIResponse(responseCode = "502", ref = "DeviceRefused")
    @APIResponse(responseCode = "503", ref = "Stopping")
    public Uni<RestResponse<DeviceView>> register(Body body) {
        return Uni.createFrom()
                .deferred(() -> {
                    requireRunning();
                    return devices.register(create(NewDevice.read(body)));
                })
                .onItem()
                .transform(registered -> RestResponse.ResponseBuilder.<DeviceView>create(RestResponse.Status.CREATED)
                        .entity(DeviceView.of(registered))
                        .header(HttpHeaders.LOCATION, Links.device(registered.id()))
                        .build());
    }

    /** Goes on when the client goes away, since a device half disconnected is of no use. */
    @DELETE
    @Path("/{id}")
    @Cancellable(false)
    @RolesAllowed(Role.ADMIN_NAME)
    @Operation(
            operationId = "unregisterDevice",
            summary = "Disconnects and forgets a device",
            description = "The message that it is at is finished first; those that wait are refused.")
    @APIResponse(responseCode = "204", description = "The device is disconnected and no longer known.")
    @APIResponse(responseCode = "404", ref = "UnknownDevice")
    @APIResponse(responseCode = "502", ref = "DeviceRefused")
    public Uni<Void> unregister(@Parameter(description = "Its id.", example = "hue-light") @PathParam("id") String id) {
        return Uni.createFrom().deferred(() -> devices.unregister(find(id).id()));
    }

    @POST
    @Path("/{id}/messages")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "sendMessage",
            summary = "Sends a message to a device",
            description = "Answers when the device has.")
    @RequestBody(ref = "NewMessage")
    @APIResponse(responseCode = "200", ref = "Device")
    @APIResponse(responseCode = "400", ref = "BadRequest")
    @APIResponse(responseCode = "404", ref = "UnknownDevice")
    @APIResponse(responseCode = "409", ref = "DeviceGone")
    @APIResponse(responseCode = "422", ref = "UnsupportedMessage")
    @APIResponse(responseCode = "429", ref = "DeviceBusy")
    @APIResponse(responseCode = "502", ref = "DeviceRefused")
    @APIResponse(responseCode = "503", ref = "Stopping")
    @APIResponse(responseCode = "504", ref = "DeviceTimeout")
    public Uni<DeviceView> send(
            @Parameter(description = "Its id.", example = "hue-light") @PathParam("id") String id, Body body) {
        return Uni.createFrom().deferred(() -> {
            requireRunning();
            RegisteredDevice device = find(id);
            return devices.send(device.id(), NewMessage.read(body).message(), null)
                    .onFailure(DeviceGone.class)
                    .transform(gone -> devices.isStopping() ? new ProblemException(Problem.stopping()) : gone)
                    .onItem()
                    .transform(_ -> DeviceView.of(devices.find(device.id()).orElse(device)));
        });
    }

    /** Refuses with 503 while the service stops, before devices are missing one after the other. */
    private void requireRunning() {
        if (devices.isStopping()) {
            throw new ProblemException(Problem.stopping());
        }
    }

    private RegisteredDevice find(String id) {
        DeviceId known = parse(id);
        return devices.find(known).orElseThrow(() -> new UnknownDevice(known, devices.ids()));
    }

    /** No device has an id that is none. */
    private static DeviceId parse(String id) {
        try {
            return new DeviceId(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound(String.valueOf(e.getMessage()));
        }
    }

    private Device create(NewDevice wanted) {
        Driver driver = drivers.stream()
                .filter(candidate -> candidate.name().equals(wanted.driver()))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest("unknown driver '" + wanted.driver() + "'; "
                        + KnownIds.describe(drivers.stream().map(Driver::name).toList())));
        try {
            DeviceId id = wanted.id() == null ? devices.newId() : new DeviceId(wanted.id());
            return driver.create(id, name(wanted.name(), id), wanted.settings());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static String name(@Nullable String name, DeviceId id) {
        return name == null || name.isBlank() ? id.value() : name;
    }
}

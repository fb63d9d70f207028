package org.aubade.driver.mqtt.homeassistant.entity;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aubade.device.DeviceKind;

/** The components of Home Assistant whose entities take commands. */
public enum Component {
    BUTTON(DeviceKind.BUTTON, SimpleEntities::button),
    CLIMATE(DeviceKind.CLIMATE, ClimateEntity::build),
    COVER(DeviceKind.COVER, CoverEntity::build),
    FAN(DeviceKind.FAN, FanEntity::build),
    LIGHT(DeviceKind.LIGHT, LightEntity::build),
    LOCK(DeviceKind.LOCK, LockEntity::build),
    NUMBER(DeviceKind.NUMBER, SimpleEntities::number),
    SCENE(DeviceKind.SCENE, SimpleEntities::scene),
    SELECT(DeviceKind.SELECT, SimpleEntities::select),
    SIREN(DeviceKind.SIREN, SwitchEntity::siren),
    SWITCH(DeviceKind.SWITCH, SwitchEntity::build),
    VACUUM(DeviceKind.VACUUM, VacuumEntity::build),
    VALVE(DeviceKind.VALVE, ValveEntity::build);

    private final DeviceKind kind;

    @SuppressWarnings("ImmutableEnumChecker") // stateless
    private final Consumer<EntityBuilder> builder;

    Component(DeviceKind kind, Consumer<EntityBuilder> builder) {
        this.kind = kind;
        this.builder = builder;
    }

    /** The component with this name in topics and options. */
    public static Optional<Component> named(String name) {
        return Stream.of(values())
                .filter(component -> component.word().equals(name))
                .findFirst();
    }

    /** Its name in topics and options. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of device that its entities become. */
    public DeviceKind kind() {
        return kind;
    }

    /** Builds the commands and reports of an entity from its options. */
    public void build(EntityBuilder entity) {
        builder.accept(entity);
    }
}

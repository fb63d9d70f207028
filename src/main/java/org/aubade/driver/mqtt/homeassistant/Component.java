package org.aubade.driver.mqtt.homeassistant;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.aubade.device.DeviceKind;

/** The components whose entities can be told something; of the others there is nothing to tell. */
enum Component {
    BUTTON(DeviceKind.BUTTON, SimpleEntities::button),
    CLIMATE(DeviceKind.CLIMATE, ClimateEntity::shape),
    COVER(DeviceKind.COVER, CoverEntity::shape),
    FAN(DeviceKind.FAN, FanEntity::shape),
    LIGHT(DeviceKind.LIGHT, LightEntity::shape),
    LOCK(DeviceKind.LOCK, LockEntity::shape),
    NUMBER(DeviceKind.NUMBER, SimpleEntities::number),
    SCENE(DeviceKind.SCENE, SimpleEntities::scene),
    SELECT(DeviceKind.SELECT, SimpleEntities::select),
    SIREN(DeviceKind.SIREN, SwitchEntity::siren),
    SWITCH(DeviceKind.SWITCH, SwitchEntity::shape),
    VACUUM(DeviceKind.VACUUM, VacuumEntity::shape),
    VALVE(DeviceKind.VALVE, ValveEntity::shape);

    private final DeviceKind kind;

    @SuppressWarnings("ImmutableEnumChecker") // stateless
    private final Consumer<Shape> reader;

    Component(DeviceKind kind, Consumer<Shape> reader) {
        this.kind = kind;
        this.reader = reader;
    }

    /** The one of that name in topics and options. */
    static Optional<Component> named(String name) {
        return Stream.of(values())
                .filter(component -> component.word().equals(name))
                .findFirst();
    }

    /** Its name in topics and options. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its entities are. */
    DeviceKind kind() {
        return kind;
    }

    /** Reads the options of an entity into what it can be told and tells. */
    void read(Shape shape) {
        reader.accept(shape);
    }
}

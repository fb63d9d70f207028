package org.aubade.driver.mqtt.homeassistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.device.MessageType.CHANGE_COLOR;
import static org.aubade.device.MessageType.CLOSE;
import static org.aubade.device.MessageType.LOCK;
import static org.aubade.device.MessageType.OPEN;
import static org.aubade.device.MessageType.PRESS;
import static org.aubade.device.MessageType.SELECT_OPTION;
import static org.aubade.device.MessageType.SET_BRIGHTNESS;
import static org.aubade.device.MessageType.SET_COLOR_TEMPERATURE;
import static org.aubade.device.MessageType.SET_MODE;
import static org.aubade.device.MessageType.SET_POSITION;
import static org.aubade.device.MessageType.SET_SPEED;
import static org.aubade.device.MessageType.SET_TEMPERATURE;
import static org.aubade.device.MessageType.SET_VALUE;
import static org.aubade.device.MessageType.SWITCH_ON;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.aubade.device.Availability;
import org.aubade.driver.mqtt.inventory.AvailabilitySpec;
import org.aubade.driver.mqtt.inventory.Changes;
import org.junit.jupiter.api.Test;

/** What the firmwares and bridges of the world announce; written after their documentation. */
class RecordedHomesTest {
    private final Map<String, String> problems = new TreeMap<>();

    private Map<String, Announced> home(String name, boolean withoutZigbee2Mqtt) throws IOException {
        HomeAssistantInventory inventory = new HomeAssistantInventory("homeassistant", withoutZigbee2Mqtt);
        Map<String, Announced> devices = new TreeMap<>();
        try (InputStream file = getClass().getResourceAsStream("/homeassistant/" + name + ".txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] parts = line.split(" ", 2);
                if (!line.startsWith("#")) {
                    Changes changes = inventory.received(parts[0], parts[1]);
                    problems.putAll(changes.problems());
                    changes.present()
                            .forEach(device -> devices.put(device.identity().name(), new Announced(device)));
                }
            }
        }
        return devices;
    }

    @Test
    void esphome() throws IOException {
        Map<String, Announced> home = home("esphome", true);
        assertThat(problems).isEmpty();
        assertThat(home)
                .containsOnlyKeys(
                        "Hallway Bell",
                        "Hallway Bell tune",
                        "Hallway Bell volume",
                        "Hallway Ceiling",
                        "Hallway Door",
                        "Hallway Radiator",
                        "Hallway Restart",
                        "Hallway Shutter",
                        "Hallway Stairs",
                        "Hallway Vent");
        Announced ceiling = home.get("Hallway Ceiling");
        assertThat(ceiling.id().value()).isEqualTo("light.a4cf12d0e1f2-light-7c0a11d3");
        assertThat(ceiling.definition().identity().room()).isEqualTo("Hall");
        assertThat(ceiling.told(CHANGE_COLOR, "#00ff7f"))
                .containsExactly(
                        "hallway/light/ceiling/command {\"state\":\"ON\",\"color\":{\"r\":0,\"g\":255,\"b\":127}}");
        assertThat(home.get("Hallway Stairs").told(SET_COLOR_TEMPERATURE, "3000"))
                .containsExactly("hallway/light/stairs/command {\"state\":\"ON\",\"color_temp\":333}");
        assertThat(home.get("Hallway Shutter").told(SET_POSITION, "30"))
                .containsExactly("hallway/cover/shutter/position/command 30");
        assertThat(home.get("Hallway Shutter").stateAfter("hallway/cover/shutter/state opening"))
                .isEqualTo(Map.of("cover", "opening"));
        assertThat(home.get("Hallway Vent").told(SET_SPEED, "67"))
                .containsExactly("hallway/fan/vent/speed_level/command 2", "hallway/fan/vent/command ON");
        assertThat(home.get("Hallway Bell volume").told(SET_VALUE, "7"))
                .containsExactly("hallway/number/volume/command 7");
        assertThat(home.get("Hallway Bell tune").told(SELECT_OPTION, "Ding dong"))
                .containsExactly("hallway/select/tune/command Ding dong");
        assertThat(home.get("Hallway Radiator").told(SET_TEMPERATURE, "19.5"))
                .containsExactly("hallway/climate/radiator/target_temperature/command 19.5");
        assertThat(home.get("Hallway Radiator").told(SET_MODE, "heat"))
                .containsExactly("hallway/climate/radiator/mode/command heat");
        assertThat(home.get("Hallway Door").told(LOCK)).containsExactly("hallway/lock/door/command LOCK");
    }

    @Test
    void tasmota() throws IOException {
        Map<String, Announced> home = home("tasmota", true);
        Announced coffee = home.get("Coffee");
        String told =
                "tele/plug_1A2B3C/STATE {'Time':'2026-11-22T07:00:00','Uptime':'0T01:00:10','POWER':'ON','Wifi':{'RSSI':80}}";
        assertThat(coffee.told(SWITCH_ON)).containsExactly("cmnd/plug_1A2B3C/POWER ON");
        assertThat(coffee.stateAfter(told)).isEqualTo(Map.of("power", "on"));
        assertThat(coffee.definition()
                        .availability()
                        .topics()
                        .getFirst()
                        .parser()
                        .parse("Online"))
                .isEqualTo(Availability.ONLINE);
        Announced worktop = home.get("Worktop");
        assertThat(worktop.told(SET_BRIGHTNESS, "40")).containsExactly("cmnd/bulb_4D5E6F/Dimmer 40");
        assertThat(worktop.told(SWITCH_ON)).containsExactly("cmnd/bulb_4D5E6F/Dimmer 100");
        assertThat(worktop.told(SET_COLOR_TEMPERATURE, "4000")).containsExactly("cmnd/bulb_4D5E6F/CT 250");
        assertThat(worktop.stateAfter("tele/bulb_4D5E6F/STATE {'POWER':'ON','Dimmer':40,'CT':250}"))
                .isEqualTo(Map.of("power", "on", "brightness", 40L, "colorTemperature", 4000L));
        assertThat(problems)
                .isEqualTo(Map.of(
                        "light.7A8B9C_LI_1",
                        "is not supported: rgb_value_template '{{value_json.Color.split(',')[0:3]|join(',')}}' cannot be"
                                + " followed: the expression goes on where '}}' is expected"));
    }

    @Test
    void zwave_js_ui() throws IOException {
        Map<String, Announced> home = home("zwave-js-ui", true);
        Announced plug = home.get("attic-plug plug_switch");
        assertThat(plug.told(SWITCH_ON))
                .containsExactly("zwave/attic/plug/switch_binary/endpoint_0/targetValue/set True");
        assertThat(plug.stateAfter("zwave/attic/plug/switch_binary/endpoint_0/currentValue {'time':1,'value':true}"))
                .isEqualTo(Map.of("power", "on"));
        AvailabilitySpec reach = plug.definition().availability();
        assertThat(reach.topics())
                .extracting(topic -> topic.parser()
                        .parse(topic.topic().equals("zwave/driver/status") ? "true" : "{\"time\":1,\"value\":true}"))
                .containsOnly(Availability.ONLINE);
        assertThat(reach.topics().getFirst().parser().parse("{\"value\":false,\"status\":\"Dead\"}"))
                .isEqualTo(Availability.OFFLINE);
        Announced blind = home.get("attic-blind blind_cover");
        assertThat(blind.definition().vocabulary().types()).containsExactly(OPEN, CLOSE, SET_POSITION);
        assertThat(blind.told(OPEN))
                .containsExactly("zwave/attic/blind/switch_multilevel/endpoint_0/targetValue/set 99");
        assertThat(blind.told(SET_POSITION, "50"))
                .containsExactly("zwave/attic/blind/switch_multilevel/endpoint_0/targetValue/set { \"value\": 50 }");
        assertThat(blind.stateAfter("zwave/attic/blind/switch_multilevel/endpoint_0/currentValue {'value':49.5}"))
                .isEqualTo(Map.of("position", 51L));
        assertThat(problems).containsOnlyKeys("light.zwavejs2mqtt_0xc0ffee01_11-38-0-currentValue");
    }

    @Test
    void openmqttgateway() throws IOException {
        Map<String, Announced> home = home("openmqttgateway", true);
        assertThat(problems).isEmpty();
        assertThat(home.get("OMG_lilygo Restart gateway").told(PRESS))
                .containsExactly("home/OMG_lilygo/commands/MQTTtoSYS/config {\"cmd\":\"restart\"}");
        Announced discovery = home.get("OMG_lilygo Auto discovery");
        assertThat(discovery.told(SWITCH_ON))
                .containsExactly("home/OMG_lilygo/commands/MQTTtoSYS/config {\"disc\":true,\"save\":true}");
        assertThat(discovery.stateAfter("home/OMG_lilygo/SYStoMQTT {'uptime':3,'disc':false}"))
                .isEqualTo(Map.of("power", "off"));
        assertThat(home.get("OMG_lilygo Interval between scans").told(SET_VALUE, "55"))
                .containsExactly("home/OMG_lilygo/commands/MQTTtoBT/config {\"interval\":55,\"save\":true}");
    }

    @Test
    void zigbee2mqtt() throws IOException {
        assertThat(home("zigbee2mqtt", true)).isEmpty();
        Map<String, Announced> alone = home("zigbee2mqtt", false);
        assertThat(alone).containsOnlyKeys("desk", "desk Power-on behavior");
        assertThat(alone.get("desk").told(SET_BRIGHTNESS, "50"))
                .containsExactly("zigbee2mqtt/desk/set {\"state\":\"ON\",\"brightness\":127}");
        assertThat(problems).isEmpty();
    }
}

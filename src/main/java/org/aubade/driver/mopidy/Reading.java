package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.aubade.device.DeviceState;

/**
 * What a Mopidy says of itself at one moment.
 *
 * @param activity what it does
 * @param song what plays or is paused; empty if nothing is
 * @param volume 0 to 100; -1 if it has no mixer
 * @param muted whether it is not to be heard
 */
record Reading(Activity activity, String song, int volume, boolean muted) {
    /** What is asked for a reading. */
    static final List<Call> CALLS = List.of(
            Call.of("core.playback.get_state"),
            Call.of("core.playback.get_current_track"),
            Call.of("core.playback.get_stream_title"),
            Call.of("core.mixer.get_volume"),
            Call.of("core.mixer.get_mute"));

    private static final int LONGEST_SONG = 500;

    /** Reads the last results of a batch that ends with {@link #CALLS}. */
    static Reading atEndOf(List<JsonNode> results) {
        List<JsonNode> own = results.subList(results.size() - CALLS.size(), results.size());
        Activity activity = switch (own.getFirst().asText()) {
            case "playing" -> Activity.PLAYING;
            case "paused" -> Activity.PAUSED;
            default -> Activity.STOPPED;
        };
        String song =
                activity == Activity.STOPPED ? "" : song(own.get(1), own.get(2).asText(""));
        int volume = own.get(3).isIntegralNumber() ? Math.clamp(own.get(3).longValue(), 0, 100) : -1;
        return new Reading(activity, song, volume, own.get(4).asBoolean(false));
    }

    /** A stream says what it plays just now, and that is what people want to know. */
    private static String song(JsonNode track, String streamTitle) {
        String song = streamTitle.isBlank() ? Track.of(track).description() : streamTitle.strip();
        return song.length() <= LONGEST_SONG ? song : song.substring(0, LONGEST_SONG) + "…";
    }

    boolean playing() {
        return activity == Activity.PLAYING;
    }

    /** The activity in a word. */
    String word() {
        return activity.name().toLowerCase(Locale.ROOT);
    }

    /** The state of a speaker that says this and is switched {@code power}: on or off. */
    DeviceState state(String power) {
        Map<String, Object> properties = new TreeMap<>();
        properties.put("power", power);
        properties.put("activity", word());
        if (!song.isEmpty()) {
            properties.put("song", song);
        }
        if (volume >= 0) {
            properties.put("volume", volume);
        }
        if (muted) {
            properties.put("muted", true);
        }
        return new DeviceState(properties);
    }

    /** What a Mopidy does. */
    enum Activity {
        PLAYING,
        PAUSED,
        STOPPED
    }
}

package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.aubade.device.DeviceState;

/**
 * The status of a Mopidy at one moment.
 *
 * @param activity the playback state
 * @param song the song that plays or is paused; empty if there is none
 * @param volume 0 to 100; -1 without a mixer
 * @param muted whether the output is muted
 */
record PlayerStatus(Activity activity, String song, int volume, boolean muted) {
    /** The calls that read the status. */
    static final List<Call> CALLS = List.of(
            Call.of("core.playback.get_state"),
            Call.of("core.playback.get_current_track"),
            Call.of("core.playback.get_stream_title"),
            Call.of("core.mixer.get_volume"),
            Call.of("core.mixer.get_mute"));

    private static final int MAX_SONG = 500;

    /** Reads the status from the results of a batch that ends with {@link #CALLS}. */
    static PlayerStatus atEndOf(List<JsonNode> results) {
        List<JsonNode> own = results.subList(results.size() - CALLS.size(), results.size());
        Activity activity = switch (own.getFirst().asText()) {
            case "playing" -> Activity.PLAYING;
            case "paused" -> Activity.PAUSED;
            default -> Activity.STOPPED;
        };
        String song =
                activity == Activity.STOPPED ? "" : song(own.get(1), own.get(2).asText(""));
        int volume = own.get(3).isIntegralNumber() ? Math.clamp(own.get(3).longValue(), 0, 100) : -1;
        return new PlayerStatus(activity, song, volume, own.get(4).asBoolean(false));
    }

    /** The title of a stream names the current song, which the track of the stream does not. */
    private static String song(JsonNode track, String streamTitle) {
        String song = streamTitle.isBlank() ? Track.of(track).description() : streamTitle.strip();
        return song.length() <= MAX_SONG ? song : song.substring(0, MAX_SONG) + "…";
    }

    boolean playing() {
        return activity == Activity.PLAYING;
    }

    /** The activity in lower case. */
    String word() {
        return activity.name().toLowerCase(Locale.ROOT);
    }

    /** The state of a speaker with this status; {@code power} is "on" or "off". */
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

    /** The playback state. */
    enum Activity {
        PLAYING,
        PAUSED,
        STOPPED
    }
}

package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What a Mopidy does, as far as the driver asks for it; a song is played a moment after it was told to. */
final class FakeCore {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The library: what a search finds, and a lookup. */
    final List<Track> library = new CopyOnWriteArrayList<>();

    /** The playlists: URIs by URI. */
    final Map<String, List<String>> playlists = new ConcurrentHashMap<>();

    /** The titles whose files are gone. */
    final List<String> unplayable = new CopyOnWriteArrayList<>();

    /** The list of what is to be played. */
    final List<String> tracklist = new CopyOnWriteArrayList<>();

    volatile String state = "stopped";
    volatile @Nullable String current;
    volatile @Nullable String streamTitle;
    volatile boolean muted;
    volatile boolean mixer = true;
    volatile int volume = 100;
    private volatile boolean starting;
    private volatile int added;

    /** A library with two songs and a version of one of them that nobody asked for. */
    FakeCore() {
        library.add(track("local:track:karaoke", "Never Gonna Give You Up (Karaoke)", "Party Tyme"));
        library.add(track("local:track:rick", "Never Gonna Give You Up", "Rick Astley"));
        library.add(track("local:track:grieg", "Morgenstemning", "Edvard Grieg"));
    }

    static Track track(String uri, String name, String artist) {
        return new Track(uri, name, artist.isEmpty() ? List.of() : List.of(artist), "");
    }

    synchronized JsonNode call(String method, JsonNode parameters) {
        return switch (method.substring("core.".length())) {
            case "get_version" -> new TextNode("3.4.1");
            case "get_uri_schemes" -> list(List.of("file", "http", "local", "m3u"));
            case "library.search" -> found(parameters.path("query"));
            case "library.lookup" -> lookedUp(parameters.path("uris").path(0).asText());
            case "playlists.get_items" -> items(parameters.path("uri").asText());
            case "tracklist.clear" -> cleared();
            case "tracklist.add" -> added(parameters.path("uris"));
            case "playback.play" -> told(tracklist.get(parameters.path("tlid").intValue() - added));
            case "playback.pause" -> state("paused");
            case "playback.resume" -> state("playing");
            case "playback.stop" -> state("stopped");
            case "playback.get_state" -> nowPlaying();
            case "playback.get_current_track" -> current == null ? NullNode.instance : json(known(current));
            case "playback.get_stream_title" -> streamTitle == null ? NullNode.instance : new TextNode(streamTitle);
            case "mixer.get_volume" -> mixer ? new IntNode(volume) : NullNode.instance;
            case "mixer.set_volume" -> volume(parameters.path("volume").intValue());
            case "mixer.get_mute" -> mixer ? BooleanNode.valueOf(muted) : NullNode.instance;
            case "mixer.set_mute" -> muted(parameters.path("mute").booleanValue());
            default -> throw new IllegalArgumentException(method);
        };
    }

    /** As Mopidy: every value of every field has to be there. */
    private JsonNode found(JsonNode query) {
        ArrayNode tracks = JSON.arrayNode();
        library.stream().filter(track -> fits(track, query)).forEach(track -> tracks.add(json(track)));
        return JSON.arrayNode().add(JSON.objectNode().set("tracks", tracks));
    }

    private static boolean fits(Track track, JsonNode query) {
        return query.propertyStream().allMatch(field -> {
            String text = switch (field.getKey()) {
                case "artist" -> String.join(" ", track.artists());
                case "track_name" -> track.name();
                default -> track.description();
            };
            List<JsonNode> values = new ArrayList<>();
            field.getValue().forEach(values::add);
            return values.stream().allMatch(value -> Track.words(text).containsAll(Track.words(value.asText())));
        });
    }

    private JsonNode lookedUp(String uri) {
        ArrayNode tracks = JSON.arrayNode();
        library.stream().filter(track -> track.uri().equals(uri)).forEach(track -> tracks.add(json(track)));
        return JSON.objectNode().set(uri, tracks);
    }

    private JsonNode items(String uri) {
        List<String> songs = playlists.get(uri);
        if (songs == null) {
            return NullNode.instance;
        }
        ArrayNode items = JSON.arrayNode();
        songs.forEach(song -> items.addObject().put("type", "track").put("uri", song));
        return items;
    }

    private JsonNode cleared() {
        tracklist.clear();
        current = null;
        return state("stopped");
    }

    private JsonNode added(JsonNode uris) {
        added = 7;
        ArrayNode entries = JSON.arrayNode();
        for (JsonNode uri : uris) {
            tracklist.add(uri.asText());
            entries.addObject().put("tlid", added + tracklist.size() - 1).set("track", json(known(uri.asText())));
        }
        return entries;
    }

    private JsonNode told(String uri) {
        current = uri;
        starting = !unplayable.contains(uri);
        return NullNode.instance;
    }

    /** The first to ask after it was told to play is told that it is stopped. */
    private JsonNode nowPlaying() {
        TextNode now = new TextNode(state);
        if (starting) {
            starting = false;
            state = "playing";
        }
        return now;
    }

    private JsonNode state(String next) {
        starting = false;
        state = next;
        return NullNode.instance;
    }

    private JsonNode volume(int next) {
        if (mixer) {
            volume = next;
        }
        return BooleanNode.valueOf(mixer);
    }

    private JsonNode muted(boolean next) {
        muted = mixer && next;
        return BooleanNode.valueOf(mixer);
    }

    private Track known(String uri) {
        return library.stream()
                .filter(track -> track.uri().equals(uri))
                .findFirst()
                .orElse(track(uri, "", ""));
    }

    private static ObjectNode json(Track track) {
        ObjectNode json = JSON.objectNode().put("uri", track.uri()).put("name", track.name());
        ArrayNode artists = json.putArray("artists");
        track.artists().forEach(artist -> artists.addObject().put("name", artist));
        return json;
    }

    private static JsonNode list(List<String> texts) {
        ArrayNode list = JSON.arrayNode();
        texts.forEach(list::add);
        return list;
    }
}

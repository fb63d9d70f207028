package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One call of Mopidy's core API, several of which make a batch of JSON-RPC. */
record Call(String method, ObjectNode parameters) {
    static final Call VERSION = of("core.get_version");
    static final Call SCHEMES = of("core.get_uri_schemes");
    static final Call CLEAR = of("core.tracklist.clear");
    static final Call STOP = of("core.playback.stop");
    static final Call PAUSE = of("core.playback.pause");
    static final Call RESUME = of("core.playback.resume");

    /** A call without parameters. */
    static Call of(String method) {
        return new Call(method, JsonNodeFactory.instance.objectNode());
    }

    /** Unmutes. */
    static Call unmute() {
        Call call = of("core.mixer.set_mute");
        call.parameters.put("mute", false);
        return call;
    }

    /** Sets the volume in percent. */
    static Call volume(long percent) {
        Call call = of("core.mixer.set_volume");
        call.parameters.put("volume", percent);
        return call;
    }

    /** Adds {@code uris} to the tracklist. */
    static Call add(List<String> uris) {
        return of("core.tracklist.add").with("uris", uris);
    }

    /** Plays the entry of the tracklist with this id. */
    static Call play(long entry) {
        Call call = of("core.playback.play");
        call.parameters.put("tlid", entry);
        return call;
    }

    /** Finds the tracks for {@code uri}. */
    static Call lookUp(String uri) {
        return of("core.library.lookup").with("uris", List.of(uri));
    }

    /** Finds the items of the playlist {@code uri}; the result is null if it is not a playlist. */
    static Call playlist(String uri) {
        Call call = of("core.playlists.get_items");
        call.parameters.put("uri", uri);
        return call;
    }

    /** Searches for tracks by {@code query}: an object with a list of texts for each field. */
    static Call search(ObjectNode query) {
        Call call = of("core.library.search");
        call.parameters.set("query", query);
        return call;
    }

    private Call with(String name, List<String> texts) {
        var list = parameters.putArray(name);
        texts.forEach(list::add);
        return this;
    }
}

package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.CheckReturnValue;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Finds the URIs that a Mopidy plays for a requested song: at least one, in order. */
final class SongFinder {
    private static final Pattern URI = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):\\S.*");

    private final Mopidy mopidy;

    SongFinder(Mopidy mopidy) {
        this.mopidy = mopidy;
    }

    /**
     * The URIs for {@code song}. A URI with a scheme that this Mopidy supports is looked up, and a playlist is replaced by its
     * songs; any other text is searched for. Fails with the reason if nothing is found.
     */
    @CheckReturnValue
    Uni<List<String>> find(String song) {
        String text = song.strip();
        Matcher uri = URI.matcher(text);
        return uri.matches() ? lookUp(text, uri.group(1)) : search(text, "");
    }

    private Uni<List<String>> lookUp(String uri, String scheme) {
        return mopidy.call(List.of(Call.SCHEMES)).chain(results -> {
            List<String> schemes =
                    items(results.getFirst()).map(node -> node.asText("")).toList();
            return schemes.contains(scheme.toLowerCase(Locale.ROOT))
                    ? resolve(uri)
                    : search(uri, "; it plays no '" + scheme + ":' but " + Excerpt.of(String.join(", ", schemes)));
        });
    }

    private Uni<List<String>> resolve(String uri) {
        return mopidy.call(List.of(Call.lookUp(uri), Call.playlist(uri))).map(results -> {
            if (!results.getFirst().path(uri).isEmpty()) {
                return List.of(uri);
            }
            List<String> songs = items(results.getLast())
                    .filter(item -> item.path("type").asText("").equals("track"))
                    .map(item -> item.path("uri").asText(""))
                    .filter(item -> !item.isEmpty())
                    .toList();
            if (songs.isEmpty()) {
                throw mopidy.refused("finds nothing under " + Excerpt.quoted(uri) + "; write it as Mopidy does");
            }
            return songs;
        });
    }

    private Uni<List<String>> search(String text, String hint) {
        return Uni.createFrom().deferred(() -> {
            BestMatch match = new BestMatch(text);
            List<Track> seen = new ArrayList<>();
            return search(match, SearchQuery.of(text), seen)
                    .map(best -> best.map(track -> List.of(track.uri()))
                            .orElseThrow(() -> mopidy.refused("finds nothing for " + Excerpt.quoted(text)
                                    + nearest(match.nearest(seen)) + hint)));
        });
    }

    private static String nearest(Optional<Track> nearest) {
        return nearest.map(track -> "; the nearest is " + Excerpt.quoted(track.description()))
                .orElse("");
    }

    /** Tries one query after the other until one finds a good match; {@code seen} collects all tracks that were found. */
    private Uni<Optional<Track>> search(BestMatch match, List<Call> queries, List<Track> seen) {
        return mopidy.call(List.of(queries.getFirst())).chain(results -> {
            List<Track> found = tracks(results.getFirst());
            seen.addAll(found);
            Optional<Track> best = match.among(found);
            return best.isPresent() || queries.size() == 1
                    ? Uni.createFrom().item(best)
                    : search(match, queries.subList(1, queries.size()), seen);
        });
    }

    /** The tracks that all of Mopidy's backends found, each backend in its own order. */
    private static List<Track> tracks(JsonNode results) {
        return items(results)
                .flatMap(result -> items(result.path("tracks")))
                .map(Track::of)
                .toList();
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}

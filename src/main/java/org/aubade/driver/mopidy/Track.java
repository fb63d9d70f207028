package org.aubade.driver.mopidy;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A track as Mopidy describes it; unknown parts are empty. */
record Track(String uri, String name, List<String> artists, String album) {
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern APOSTROPHE = Pattern.compile("['’]");

    static Track of(JsonNode track) {
        List<String> artists = StreamSupport.stream(track.path("artists").spliterator(), false)
                .map(artist -> artist.path("name").asText("").strip())
                .filter(name -> !name.isEmpty())
                .toList();
        return new Track(
                track.path("uri").asText(""),
                track.path("name").asText("").strip(),
                artists,
                track.path("album").path("name").asText(""));
    }

    /** The track for people: artist – title, or as much of it as is known; without a title, the URI. */
    String description() {
        if (name.isEmpty()) {
            return uri;
        }
        return artists.isEmpty() ? name : String.join(", ", artists) + " – " + name;
    }

    /** The words of the title and the artists. */
    Set<String> words() {
        return words(name + " " + String.join(" ", artists));
    }

    /** The words of the title, the artists and the album. */
    Set<String> allWords() {
        Set<String> all = new HashSet<>(words());
        all.addAll(words(album));
        return all;
    }

    /** The distinct words of {@code text} in lower case, without accents and apostrophes. */
    static Set<String> words(String text) {
        String plain =
                ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return WORD.matcher(APOSTROPHE.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toUnmodifiableSet());
    }
}

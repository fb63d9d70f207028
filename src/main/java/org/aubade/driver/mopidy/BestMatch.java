package org.aubade.driver.mopidy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the track that fits the requested song best: the one with most of the requested words, and among those the one with
 * the fewest other words, so that a song comes before its karaoke version. Of equal tracks the first is chosen.
 */
final class BestMatch {
    private final Set<String> wanted;

    /** @param text the requested song, such as {@code Rick Astley - Never Gonna Give You Up} */
    BestMatch(String text) {
        this.wanted = Track.words(text);
    }

    /** The best of {@code tracks} with at least half of the words; empty if there is none. */
    Optional<Track> among(Collection<Track> tracks) {
        return nearest(tracks).filter(track -> 2 * fitting(track) >= wanted.size());
    }

    /** The best of {@code tracks}, even if it fits badly; empty if there is no track. */
    Optional<Track> nearest(Collection<Track> tracks) {
        return tracks.stream()
                .filter(track -> !track.uri().isEmpty())
                .min(Comparator.comparingLong(this::fitting).reversed().thenComparingLong(this::others));
    }

    private long fitting(Track track) {
        Set<String> words = track.allWords();
        return wanted.stream().filter(words::contains).count();
    }

    private long others(Track track) {
        return track.words().stream().filter(word -> !wanted.contains(word)).count();
    }
}

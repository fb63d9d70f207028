package org.aubade.driver.mopidy;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the tracks that were found is the song that was asked for: the one with most of the words, and among those
 * the one with the fewest others, so that the song is played and not its karaoke version; else the first.
 */
final class BestMatch {
    private final Set<String> wanted;

    /** @param text what was asked for, such as {@code Rick Astley - Never Gonna Give You Up} */
    BestMatch(String text) {
        this.wanted = Track.words(text);
    }

    /** The best of {@code tracks}; empty if there is none with at least half of the words. */
    Optional<Track> among(Collection<Track> tracks) {
        return nearest(tracks).filter(track -> 2 * fitting(track) >= wanted.size());
    }

    /** The best of {@code tracks}, however bad it is. */
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

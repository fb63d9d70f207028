package org.aubade.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the known word that a misspelled one probably stands for. */
public final class SpellingSuggestions {
    private SpellingSuggestions() {}

    /**
     * The word of {@code known} that is closest to {@code word}, upper and lower case being the same: at most one edit away
     * from a word of up to four letters, at most two from a longer one. Empty if there is none.
     */
    public static Optional<String> closest(String word, List<String> known) {
        int maxEdits = word.length() <= 4 ? 1 : 2;
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= maxEdits)
                .filter(candidate -> distance(word, candidate) <= maxEdits)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** The Damerau–Levenshtein distance: letters left out, added, replaced, or swapped with their neighbour. */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                cost[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : cheapest(cost, one, other, i, j);
            }
        }
        return cost[one.length()][other.length()];
    }

    private static int cheapest(int[][] cost, String one, String other, int i, int j) {
        int replaced = cost[i - 1][j - 1] + (same(one, i, other, j) ? 0 : 1);
        int cheapest = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && same(one, i, other, j - 1) && same(one, i - 1, other, j);
        return swapped ? Math.min(cheapest, cost[i - 2][j - 2] + 1) : cheapest;
    }

    private static boolean same(String one, int i, String other, int j) {
        return Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
    }
}

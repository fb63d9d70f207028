package org.aubade.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parts of an error that say what was found and what was probably meant. */
public final class Wording {
    private static final int SHOWN = 60;

    private Wording() {}

    /** {@code text}, cut after 60 characters. */
    public static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** {@code unknown key 'tmeout'; did you mean 'timeout'? known: send, timeout}. */
    public static String unknown(String what, String word, List<String> known) {
        String hint = closest(word, known)
                .map(meant -> "did you mean '" + meant + "'? ")
                .orElse("");
        return "unknown " + what + " '" + shorten(word) + "'; " + hint + "known: " + String.join(", ", known);
    }

    /** The one of {@code known} that is a slip of the finger away from {@code word}, whatever the case. */
    public static Optional<String> closest(String word, List<String> known) {
        int slips = word.length() <= 4 ? 1 : 2;
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= slips)
                .filter(candidate -> distance(word, candidate) <= slips)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** How many letters were left out, added, replaced or swapped with their neighbour. */
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

package org.aubade.text;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a text is to hold one of, in the words of its errors, and how deep and large it may be.
 *
 * @param noun what it is, such as {@code program}; its plural ends in s
 * @param place the path at which it is when it is too deep or too large
 * @param depth how many objects and lists may contain each other
 * @param size how many values there may be, objects and lists included
 */
public record Subject(String noun, String place, Limit depth, Limit size) {
    /**
     * A bound.
     *
     * @param max the most there may be
     * @param complaint what to say of the one of that name that is beyond
     */
    public record Limit(int max, UnaryOperator<String> complaint) {}

    /** Says that {@code key} is none of {@code known}. */
    public String unknownKey(String key, List<String> known) {
        return key.equals("<<")
                ? "found " + without("a merge key (<<)", "write out what it stands for")
                : Wording.unknown("key", key, known);
    }

    /** Says that {@code found} may not be used and what to do instead; completes "found …". */
    String without(String found, String remedy) {
        return found + "; " + noun + "s have none, " + remedy;
    }
}

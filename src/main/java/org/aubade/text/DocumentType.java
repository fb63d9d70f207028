package org.aubade.text;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A type of document, such as a program: how errors call it, and how deep and large a text of it may be.
 *
 * @param noun what errors call it, such as {@code program}; its plural ends in s
 * @param place the path that is reported when a document exceeds a limit
 * @param depth how many objects and lists may contain each other
 * @param size how many values a document may have, objects and lists included
 */
public record DocumentType(String noun, String place, Limit depth, Limit size) {
    /**
     * An upper limit.
     *
     * @param max the greatest value that is allowed
     * @param error makes the error message out of the name of the document that exceeds the limit
     */
    public record Limit(int max, UnaryOperator<String> error) {}

    /** The error for {@code key}, which is not among {@code known}; a YAML merge key has an error of its own. */
    public String unknownKey(String key, List<String> known) {
        return key.equals("<<")
                ? "found " + unsupported("a merge key (<<)", "write out what it stands for")
                : ErrorMessages.unknown("key", key, known);
    }

    /** The error for {@code found}, which documents may not use; completes "found …". */
    String unsupported(String found, String remedy) {
        return found + "; " + noun + "s have none, " + remedy;
    }
}

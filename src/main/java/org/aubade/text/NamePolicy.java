package org.aubade.text;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether the name of a document comes from its key {@code name} or from the caller.
 *
 * @param given the caller's name; null if the document has to contain its name
 * @param mayDiffer whether the document may contain another name than the caller's, which then counts
 */
public record NamePolicy(@Nullable String given, boolean mayDiffer) {
    private static final String KEY = "name";
    private static final String UNNAMED = "unnamed";

    /** The document has to contain its name. */
    public static NamePolicy required() {
        return new NamePolicy(null, true);
    }

    /** The name is {@code name}; the document may leave its name out, but not contain another one. */
    public static NamePolicy fixed(String name) {
        return new NamePolicy(name, false);
    }

    /** The name is {@code name} if the document leaves its name out. */
    public static NamePolicy defaultingTo(String name) {
        return new NamePolicy(name, true);
    }

    /** The name for errors as long as the name of the document has not been read. */
    public String provisional() {
        return given == null ? UNNAMED : given;
    }

    /** The name of the {@code noun} with these fields; null if it is missing or wrong, which is then reported to {@code fields}. */
    public @Nullable String read(Fields fields, String noun) {
        if (given != null && fields.node(KEY) == null) {
            return checked(fields, noun, given);
        }
        String written = fields.require(KEY, NameRules.RULE, text -> NameRules.require(noun, text));
        if (written != null && given != null && !mayDiffer && !written.equals(given)) {
            fields.report(
                    KEY,
                    "found '" + written + "' where the " + noun + " is called '" + ErrorMessages.shorten(given)
                            + "'; leave the name out or make them the same");
            return given;
        }
        return written;
    }

    private static @Nullable String checked(Fields fields, String noun, String name) {
        try {
            return NameRules.require(noun, name);
        } catch (IllegalArgumentException e) {
            fields.report(KEY, String.valueOf(e.getMessage()).replace(name, ErrorMessages.shorten(name)));
            return null;
        }
    }
}

package org.aubade.text;

import org.jspecify.annotations.Nullable;

/**
 * Where the name of what a text holds comes from.
 *
 * @param given what the caller calls it; null if the text has to say
 * @param mayDiffer whether the text may say another
 */
public record Naming(@Nullable String given, boolean mayDiffer) {
    private static final String KEY = "name";
    private static final String UNNAMED = "unnamed";

    /** The text has to name it. */
    public static Naming inText() {
        return new Naming(null, true);
    }

    /** It is called {@code name}; the text may leave its name out, but not say another. */
    public static Naming given(String name) {
        return new Naming(name, false);
    }

    /** It is called {@code name} if the text leaves its name out. */
    public static Naming byDefault(String name) {
        return new Naming(name, true);
    }

    /** What to call it in an error as long as its name has not been read. */
    public String provisional() {
        return given == null ? UNNAMED : given;
    }

    /** The name of the {@code noun} with these fields; null, and noted, if it has none or a wrong one. */
    public @Nullable String read(Fields fields, String noun) {
        if (given != null && fields.node(KEY) == null) {
            return checked(fields, noun, given);
        }
        String written = fields.require(KEY, Names.RULE, text -> Names.require(noun, text));
        if (written != null && given != null && !mayDiffer && !written.equals(given)) {
            fields.report(
                    KEY,
                    "found '" + written + "' where the " + noun + " is called '" + Wording.shorten(given)
                            + "'; leave the name out or make them the same");
            return given;
        }
        return written;
    }

    private static @Nullable String checked(Fields fields, String noun, String name) {
        try {
            return Names.require(noun, name);
        } catch (IllegalArgumentException e) {
            fields.report(KEY, String.valueOf(e.getMessage()).replace(name, Wording.shorten(name)));
            return null;
        }
    }
}

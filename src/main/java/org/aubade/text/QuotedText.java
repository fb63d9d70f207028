package org.aubade.text;

/** Text in double quotes such that JSON and YAML read the same; what cannot be seen or stored as UTF-8 is escaped. */
final class QuotedText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private QuotedText() {}

    /** {@code text} between its quotes. */
    static String of(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(character -> append(quoted, character));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int character) {
        switch (character) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\r' -> quoted.append("\\r");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (isPlain(character)) {
                    quoted.appendCodePoint(character);
                } else {
                    quoted.append("\\u%04X".formatted(character));
                }
            }
        }
    }

    /** Beyond the basic plane there is nothing that a reader would change. */
    private static boolean isPlain(int character) {
        if (character == ' '
                || character == ZERO_WIDTH_NON_JOINER
                || character == ZERO_WIDTH_JOINER
                || Character.isSupplementaryCodePoint(character)) {
            return true;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}

package org.aubade.text;

/** Writes strings in double quotes that JSON and YAML parse to the same text. Characters that are invisible or not valid in UTF-8 are escaped. */
final class QuotedText {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private QuotedText() {}

    /** {@code text} in quotes. */
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

    /** Whether {@code character} is written as it is; JSON and YAML parsers keep all characters beyond U+FFFF. */
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

package org.aubade.text;

/** Makes external text safe for one line of a log. */
public final class LogText {
    private LogText() {}

    /** Replaces each character that could break or reorder the line by an escape such as {@code \}{@code u000a}. */
    public static String oneLine(String text) {
        if (text.codePoints().noneMatch(LogText::misleads)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (misleads(point)) {
                safe.append("\\u%04x".formatted(point));
            } else {
                safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    private static boolean misleads(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> point != 0x200D && point != 0x200C;
            default -> false;
        };
    }
}

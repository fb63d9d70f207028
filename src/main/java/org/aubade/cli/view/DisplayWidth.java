package org.aubade.cli.view;

/** Texts as wide as a terminal shows them: signs of Chinese, Japanese and Korean and emoji take two columns, accents none. */
public final class DisplayWidth {
    private static final int FIRST_EMOJI = 0x1F300;
    private static final int LAST_EMOJI = 0x1FAFF;

    private DisplayWidth() {}

    /** How many columns {@code text} takes. */
    static int width(String text) {
        return text.codePoints().map(DisplayWidth::width).sum();
    }

    /** {@code text} if it fits into {@code columns}, else its beginning with an {@code ellipsis}. */
    static String cut(String text, int columns, String ellipsis) {
        if (width(text) <= columns) {
            return text;
        }
        int left = columns - width(ellipsis);
        StringBuilder start = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            left -= width(point);
            if (left < 0) {
                break;
            }
            start.appendCodePoint(point);
        }
        return columns < width(ellipsis) ? "" : start + ellipsis;
    }

    /** {@code text} and as many spaces as are missing to {@code columns}. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    private static int width(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        if (point < 0x1100) {
            return false;
        }
        boolean emoji = point >= FIRST_EMOJI && point <= LAST_EMOJI;
        boolean fullWidth = (point >= 0xFF01 && point <= 0xFF60) || (point >= 0x3000 && point <= 0x303E);
        return emoji
                || fullWidth
                || switch (Character.UnicodeScript.of(point)) {
                    case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
                    default -> false;
                };
    }
}

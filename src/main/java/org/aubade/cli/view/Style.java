package org.aubade.cli.view;

/** The marks and colours of a display. */
record Style(boolean color, boolean unicode) {
    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";

    static Style of(Display display) {
        return new Style(display.color(), display.unicode());
    }

    /** The sign of a step or run in {@code state}, one column wide. */
    String mark(String state) {
        return switch (state) {
            case "RUNNING" -> unicode ? "▸" : ">";
            case "SUCCEEDED" -> unicode ? "✓" : "+";
            case "FAILED", "TIMED_OUT" -> unicode ? "✗" : "x";
            case "CANCELLED" -> unicode ? "⊘" : "/";
            case "SKIPPED" -> unicode ? "–" : "-";
            case "IN_DOUBT" -> "?";
            default -> unicode ? "·" : ".";
        };
    }

    /** {@code text} in the colour of {@code state}. */
    String paint(String text, String state) {
        return switch (state) {
            case "RUNNING" -> painted(text, CYAN);
            case "SUCCEEDED" -> painted(text, GREEN);
            case "FAILED", "TIMED_OUT" -> painted(text, RED);
            case "CANCELLED", "IN_DOUBT" -> painted(text, YELLOW);
            default -> painted(text, DIM);
        };
    }

    String bold(String text) {
        return painted(text, BOLD);
    }

    /** What stands where a text was cut. */
    String ellipsis() {
        return unicode ? "…" : "...";
    }

    private String painted(String text, String code) {
        return color ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}

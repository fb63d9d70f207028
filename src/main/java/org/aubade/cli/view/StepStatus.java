package org.aubade.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.aubade.text.LogText;
import org.jspecify.annotations.Nullable;

/**
 * A step of a run.
 *
 * @param path such as {@code 0.2.1}
 * @param label what it does, in a few words on one line
 * @param error why it did not succeed, on one line; empty where it did
 */
public record StepStatus(
        String path,
        String label,
        String state,
        @Nullable Instant started,
        @Nullable Instant finished,
        String error) {
    public static StepStatus of(JsonNode step) {
        return new StepStatus(
                step.path("path").asText(),
                LogText.oneLine(label(step)),
                step.path("state").asText(),
                Times.instant(step.path("started")),
                Times.instant(step.path("finished")),
                LogText.oneLine(step.path("error").asText("")));
    }

    private static String label(JsonNode step) {
        String name = step.path("name").asText("");
        String device = step.path("device").asText("");
        String what = device.isEmpty()
                ? step.path("kind").asText()
                : (device + " " + step.path("type").asText() + " "
                                + step.path("data").asText(""))
                        .strip();
        int attempt = step.path("attempt").asInt(1);
        return (name.isEmpty() ? what : name + ": " + what) + (attempt > 1 ? " (attempt " + attempt + ")" : "");
    }

    /** How many steps are around it. */
    int depth() {
        return (int) path.chars().filter(sign -> sign == '.').count();
    }

    boolean isRunning() {
        return state.equals("RUNNING");
    }

    boolean isPending() {
        return state.equals("PENDING");
    }

    /** Whether it ended in a way that people want to see. */
    boolean hasFailed() {
        return state.equals("FAILED") || state.equals("TIMED_OUT") || state.equals("IN_DOUBT");
    }
}

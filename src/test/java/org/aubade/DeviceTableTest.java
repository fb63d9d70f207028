package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.device.DeviceKind;
import org.aubade.device.MessageType;
import org.junit.jupiter.api.Test;

/** The tables of docs/devices.md say what the code does. */
class DeviceTableTest {
    /** The rows that begin with a word of code, each as its cells. */
    private static List<List<String>> rows(int cells) throws IOException {
        return Files.readAllLines(Path.of("docs/devices.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .filter(row -> row.size() == cells)
                .toList();
    }

    @Test
    void each_message_has_its_row_with_data_idempotency_kinds_and_counterparts() throws IOException {
        List<List<String>> rows = rows(7);
        assertThat(rows)
                .extracting(row -> row.subList(0, 4))
                .isEqualTo(Stream.of(MessageType.values())
                        .map(DeviceTableTest::row)
                        .toList());
        assertThat(rows).allSatisfy(row -> assertThat(row).noneMatch(String::isBlank));
    }

    private static List<String> row(MessageType type) {
        return List.of(
                "`" + type + "`",
                type.dataFormat().description(),
                type.idempotent() ? "yes" : "no",
                type.understoodBy().stream()
                        .sorted()
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void each_kind_has_its_row_with_what_it_understands() throws IOException {
        assertThat(rows(2).stream().filter(row -> !row.getFirst().contains("/")))
                .isEqualTo(Stream.of(DeviceKind.values())
                        .map(kind -> List.of("`" + kind.name().toLowerCase(Locale.ROOT) + "`", understands(kind)))
                        .toList());
    }

    private static String understands(DeviceKind kind) {
        String types = MessageType.understoodBy(kind).stream()
                .sorted()
                .map(MessageType::name)
                .collect(Collectors.joining(", "));
        return types.isEmpty() ? "nothing" : types;
    }
}

package org.aubade.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aubade.program.text.ParsedProgram;
import org.aubade.program.text.ProgramReader;
import org.aubade.schedule.text.ParsedSchedule;
import org.aubade.schedule.text.ScheduleReader;
import org.aubade.text.DocumentException;
import org.aubade.text.DocumentNode.Mapping;
import org.aubade.text.DocumentParser;
import org.aubade.text.TextFormat;
import org.aubade.text.Violation;

/**
 * A file that was read as a program or schedule.
 *
 * @param file how the user named it
 * @param kind {@code program} or {@code schedule}
 * @param name that of the program or schedule; that of the file if it is not valid
 */
record CheckedFile(String file, String kind, String name, List<Violation> violations) {
    private static final String STANDARD_INPUT = "-";
    private static final String PROGRAM = "program";
    private static final String SCHEDULE = "schedule";

    /** A file may have 1 MiB, as the body of a request may. */
    private static final int MAX_BYTES = 1 << 20;

    private static final Pattern JSON = Pattern.compile("\\s*\\{\\s*\".*", Pattern.DOTALL);

    CheckedFile {
        violations = List.copyOf(violations);
    }

    /** Whether nothing is wrong with it. */
    boolean isValid() {
        return violations.isEmpty();
    }

    /** @throws CommandFailure if {@code file} cannot be read; {@code -} stands for {@code standardInput} */
    static CheckedFile read(String file, InputStream standardInput) throws CommandFailure {
        try {
            if (file.equals(STANDARD_INPUT)) {
                byte[] bytes = standardInput.readNBytes(MAX_BYTES + 1);
                boolean json =
                        JSON.matcher(new String(bytes, StandardCharsets.UTF_8)).matches();
                return of(file, "stdin", bytes, json ? TextFormat.JSON : TextFormat.YAML);
            }
            Path path = Path.of(file);
            String name = String.valueOf(path.getFileName());
            int dot = name.lastIndexOf('.');
            TextFormat format = name.endsWith(".json") ? TextFormat.JSON : TextFormat.YAML;
            try (InputStream in = Files.newInputStream(path)) {
                return of(file, dot > 0 ? name.substring(0, dot) : name, in.readNBytes(MAX_BYTES + 1), format);
            }
        } catch (NoSuchFileException _) {
            throw CommandFailure.usage("there is no file '" + file + "'");
        } catch (IOException | InvalidPathException e) {
            throw CommandFailure.usage("'" + file + "' cannot be read: " + e.getMessage());
        }
    }

    private static CheckedFile of(String file, String defaultName, byte[] bytes, TextFormat format) {
        if (bytes.length > MAX_BYTES) {
            return refused(file, defaultName, "it is larger than " + MAX_BYTES + " bytes; the service takes no more");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return of(file, defaultName, text, format);
        } catch (CharacterCodingException _) {
            return refused(file, defaultName, "it is not UTF-8; the service takes nothing else");
        }
    }

    private static CheckedFile refused(String file, String defaultName, String why) {
        return new CheckedFile(file, PROGRAM, defaultName, List.of(new Violation("", why)));
    }

    private static CheckedFile of(String file, String defaultName, String text, TextFormat format) {
        return isSchedule(text, format)
                ? switch (ScheduleReader.readWithDefault(text, format, defaultName)) {
                    case ParsedSchedule.Valid valid ->
                        new CheckedFile(file, SCHEDULE, valid.schedule().name(), List.of());
                    case ParsedSchedule.Invalid invalid ->
                        new CheckedFile(file, SCHEDULE, defaultName, invalid.violations());
                }
                : switch (ProgramReader.readWithDefault(text, format, defaultName)) {
                    case ParsedProgram.Valid valid ->
                        new CheckedFile(file, PROGRAM, valid.program().name(), List.of());
                    case ParsedProgram.Invalid invalid ->
                        new CheckedFile(file, PROGRAM, defaultName, invalid.violations());
                };
    }

    /** Whether the document has {@code when} or {@code program}, and no {@code do}; any other is read as a program. */
    private static boolean isSchedule(String text, TextFormat format) {
        return document(text, format)
                .map(document -> !document.entries().containsKey("do")
                        && (document.entries().containsKey("when")
                                || document.entries().containsKey(PROGRAM)))
                .orElse(false);
    }

    private static Optional<Mapping> document(String text, TextFormat format) {
        try {
            return DocumentParser.parse(text, format, ProgramReader.DOCUMENT, PROGRAM) instanceof Mapping mapping
                    ? Optional.of(mapping)
                    : Optional.empty();
        } catch (DocumentException _) {
            return Optional.empty();
        }
    }
}

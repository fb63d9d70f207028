package org.aubade.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Random recurrence rules over 400 years, after which the calendar repeats, held against what another implementation made of them. */
class RecordedRecurrencesTest {
    private static final LocalCalendar EVERY_DAY = new LocalCalendar(ZoneOffset.UTC, Set.of(), Dst.DEFAULT);
    private static final LocalTime SEVEN = LocalTime.of(7, 0);
    private static final int YEARS = 400;

    /** A line of the record, which says how it was written. */
    private record Recorded(String rule, LocalDate start, int count, String crc) {
        static Recorded parse(String line) {
            String[] columns = line.split("\t", -1);
            return new Recorded(columns[0], LocalDate.parse(columns[1]), Integer.parseInt(columns[2]), columns[3]);
        }

        /** The same rule and start, with the dates that are due here. */
        Recorded here() {
            CRC32 crc = new CRC32();
            int count = 0;
            LocalDate end = start.plusYears(YEARS);
            Lookahead<LocalDateTime> times =
                    new RecurrenceTimes(rule, start, SEVEN, EVERY_DAY).from(start.atStartOfDay());
            while (times.hasNext()) {
                LocalDate date = times.next().toLocalDate();
                if (!date.isBefore(end)) {
                    break;
                }
                crc.update((date + "\n").getBytes(StandardCharsets.UTF_8));
                count++;
            }
            return new Recorded(rule, start, count, String.format("%08x", crc.getValue()));
        }
    }

    private static List<Recorded> recorded() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecordedRecurrencesTest.class.getResourceAsStream("/recurrences/dateutil.tsv")),
                StandardCharsets.UTF_8))) {
            return lines.lines().map(Recorded::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void each_rule_is_due_on_the_recorded_days() {
        List<Recorded> recorded = recorded();
        assertThat(recorded).hasSizeGreaterThan(250);
        assertThat(recorded.stream().map(Recorded::here)).containsExactlyElementsOf(recorded);
    }
}

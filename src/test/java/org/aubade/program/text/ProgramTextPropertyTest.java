package org.aubade.program.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aubade.device.DeviceId;
import org.aubade.device.DeviceKind;
import org.aubade.program.Program;
import org.aubade.program.ProgramArbitraries;
import org.aubade.text.TextFormat;

class ProgramTextPropertyTest {
    private static final String[] TRICKY = {
        "on",
        "0123",
        "#ff8800",
        "a: b",
        " a ",
        "\n",
        "a\n\nb\n",
        "-",
        "y",
        "null",
        "~",
        "12:30",
        "1e3",
        "5s",
        "a #b",
        "{a: b}",
        "👨‍👩‍👧",
        "\u2028",
        "\uD800",
        "\uDC00\uD800",
        "\uFEFF",
        "'",
        "\"",
        "\\",
        "\\u0041",
        "\u0000",
        "\uFFFF",
        "\u0085",
        "a,b",
        "<<",
        "\t",
        "=",
        "日本",
        "e\u0301",
        "\uE000",
        "\uDB40\uDC67"
    };
    private static final String[] INSERTS = {
        "{",
        "}",
        "[",
        "]",
        ":",
        ": ",
        ",",
        "\"",
        "'",
        "\n",
        "\n  ",
        "\t",
        "- ",
        "? ",
        "&a ",
        "*a",
        "!a ",
        "!!binary ",
        "|",
        ">",
        "#",
        "%",
        "---\n",
        "...\n",
        "\\",
        "\\u12",
        "\u0000",
        "\uFEFF",
        "\uD800",
        "<<: ",
        "null",
        "1e999",
        "@"
    };

    @Property(tries = 500)
    void what_was_written_is_read_back(@ForAll("programs") Program program, @ForAll TextFormat format) {
        String text = ProgramWriter.write(program, format);
        assertThat(Reading.valid(text, format)).isEqualTo(program);
        assertThat(ProgramWriter.write(Reading.valid(text, format), format)).isEqualTo(text);
    }

    @Property(tries = 200)
    void json_is_yaml_too(@ForAll("programs") Program program) {
        assertThat(Reading.valid(ProgramWriter.write(program, TextFormat.JSON), TextFormat.YAML))
                .isEqualTo(program);
    }

    @Property(tries = 1000)
    void a_damaged_text_is_a_program_or_has_complaints(@ForAll("damaged") Damaged damaged) {
        switch (ProgramReader.read(damaged.text(), damaged.format())) {
            case ParsedProgram.Valid(Program program) ->
                assertThat(Reading.valid(ProgramWriter.write(program, damaged.format()), damaged.format()))
                        .isEqualTo(program);
            case ParsedProgram.Invalid(var violations) ->
                assertThat(violations).isNotEmpty().allSatisfy(violation -> {
                    assertThat(violation.message()).isNotBlank().doesNotContain("Exception", "org.", "com.", "Source:");
                    assertThat(violation.line()).isPositive();
                });
        }
    }

    record Damaged(String text, TextFormat format) {}

    @Provide
    Arbitrary<Program> programs() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.of(TRICKY),
                Arbitraries.strings().ascii().ofMaxLength(20),
                Arbitraries.strings().all().ofMaxLength(20));
        return ids().flatMap(id -> ProgramArbitraries.over(
                        Map.of(id, DeviceKind.SPEAKER, new DeviceId("lamp"), DeviceKind.LIGHT))
                .withModifiers()
                .withJoins()
                .withCalls("other", "0123", "on", "No", "null", "1e3")
                .withTexts(texts)
                .programs());
    }

    private static Arbitrary<DeviceId> ids() {
        return Arbitraries.of(
                        "speaker",
                        "on",
                        "0123",
                        "a: b",
                        "#1",
                        "{a}",
                        "küche/1",
                        "a\u00A0b",
                        "\uD83D\uDCA1",
                        "-",
                        "a, b")
                .map(DeviceId::new);
    }

    @Provide
    Arbitrary<Damaged> damaged() {
        Arbitrary<Damaged> sound = Combinators.combine(programs(), Arbitraries.of(TextFormat.class))
                .as((program, format) -> new Damaged(ProgramWriter.write(program, format), format));
        return Combinators.combine(
                        sound,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of(INSERTS).list().ofMaxSize(3))
                .as((whole, where, length, inserts) -> {
                    int from = (int) (where * whole.text().length());
                    int to = Math.min(whole.text().length(), from + length);
                    String end = length == 30 ? "" : whole.text().substring(to);
                    return new Damaged(
                            whole.text().substring(0, from) + String.join("", inserts) + end, whole.format());
                });
    }
}

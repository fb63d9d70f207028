package org.aubade.driver.mqtt.homeassistant.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TemplatePropertyTest {
    /** Text made of the pieces that templates are made of, in any order. */
    @Provide
    Arbitrary<String> shards() {
        return Arbitraries.of(
                        "{{",
                        "}}",
                        "{",
                        "}",
                        "{%",
                        "value",
                        "value_json",
                        ".",
                        "['",
                        "']",
                        "[\"",
                        "\"]",
                        "|",
                        "round",
                        "(",
                        ")",
                        "int",
                        "lower",
                        "upper",
                        "float",
                        " ",
                        "\n",
                        "\\",
                        "'",
                        "a",
                        "0",
                        "__",
                        "é",
                        "\u0000",
                        "😀")
                .list()
                .ofMaxSize(40)
                .map(pieces -> String.join("", pieces));
    }

    @Property
    void whatever_is_read_as_a_template_reading_and_rendering_end_without_failing(
            @ForAll("shards") String source, @ForAll @StringLength(max = 50) String payload) {
        switch (Template.read(source, Payload.VARIABLES)) {
            case Template template ->
                assertThat(template.render(new Payload(payload))).isNotNull();
            case ReadTemplate.Unsupported unsupported ->
                assertThat(unsupported.why()).isNotBlank();
        }
    }

    @Property
    void text_without_braces_is_itself(@ForAll @StringLength(max = 200) String text) {
        String plain = text.replace('{', '(');
        assertThat(Template.read(plain, Payload.VARIABLES)).isEqualTo(new Template(plain.strip(), null, ""));
    }

    @Property
    void a_member_is_found_wherever_it_is(
            @ForAll @Size(min = 1, max = 8) List<@StringLength(min = 1, max = 8) String> path,
            @ForAll @StringLength(max = 30) String value) {
        List<String> names =
                path.stream().map(name -> name.replaceAll("['\"\\\\]", "_")).toList();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode inner = root;
        for (String name : names.subList(0, names.size() - 1)) {
            inner = inner.putObject(name);
        }
        inner.put(names.getLast(), value);
        String template = "{{ value_json['" + String.join("']['", names) + "'] }}";
        if (Template.read(template, Payload.VARIABLES) instanceof Template read) {
            assertThat(read.render(new Payload(root.toString()))).hasValue(value.strip());
        } else {
            assertThat(String.join("", names)).containsAnyOf("{%", "{#");
        }
    }

    @Test
    void the_longest_templates_are_read_in_no_time() {
        assertTimeout(Duration.ofSeconds(2), () -> {
            for (String piece : List.of("{{", "value_json.", "|lower", "(", " ", "['a']", "}}", "\\'")) {
                for (int i = 0; i < 1_000; i++) {
                    assertThat(Template.read("{{ value_json" + piece.repeat(900 / piece.length()), Payload.VARIABLES))
                            .isInstanceOf(ReadTemplate.Unsupported.class);
                }
            }
        });
    }
}

package org.aubade.program.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aubade.text.TextFormat.JSON;
import static org.aubade.text.TextFormat.YAML;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MalformedTextTest {
    private static final String MORE = "there is more text after the end of the program; a text holds one ";

    @ParameterizedTest
    @MethodSource
    void yaml_that_is_none_is_answered_with_its_line(String text, String complaint) {
        assertThat(Reading.complaints(text, YAML)).containsExactly(" @ " + complaint);
    }

    static Stream<Arguments> yaml_that_is_none_is_answered_with_its_line() {
        return Stream.of(
                arguments(
                        "name: x\n\tdo: y",
                        "2: not valid YAML: found character '\\t' that cannot start any token while scanning for the"
                                + " next token; indent with spaces (column 1)"),
                arguments(
                        "description: to sleep: to dream",
                        "1: not valid YAML: mapping values are not allowed here; quote a text that contains ': ', or"
                                + " indent the line like its neighbours (column 22)"),
                arguments(
                        "name: x\ndo:\n  delay: 5s\n   name: y",
                        "4: not valid YAML: mapping values are not allowed here; quote a text that contains ': ', or"
                                + " indent the line like its neighbours (column 8)"),
                arguments(
                        "name: @x",
                        "1: not valid YAML: found character '@' that cannot start any token while scanning for the"
                                + " next token; quote a text that begins with it (column 7)"),
                arguments(
                        "name: x\ndo: {delay: 5s",
                        "2: not valid YAML: expected ',' or '}', but got <stream end> while parsing a flow mapping"
                                + " (column 15)"),
                arguments(
                        "name: 'x",
                        "1: not valid YAML: found unexpected end of stream while scanning a quoted scalar (column 9)"),
                arguments(
                        "name: x\ndescription: !!int 0x",
                        "2: not valid YAML: what begins like a number has to be one; quote it if it is a text (column 22)"),
                arguments("name: x\n[a]: b", "2: not valid YAML: a key has to be a word (column 2)"),
                arguments(
                        "name: x\r\ndescription: \"a\u0007\"",
                        "2: not valid YAML: the character U+0007 may not stand in it; write \"\\u0007\" in double"
                                + " quotes"),
                arguments("do: {delay: 5s}\n---\nname: y", "3: " + MORE + "YAML document, and '---' begins another"),
                arguments("{do: {delay: 5s}} }", "1: " + MORE + "YAML document, and '---' begins another"));
    }

    @ParameterizedTest
    @MethodSource
    void json_that_is_none_is_answered_with_its_line(String text, String complaint) {
        assertThat(Reading.complaints(text, JSON)).containsExactly(" @ " + complaint);
    }

    static Stream<Arguments> json_that_is_none_is_answered_with_its_line() {
        return Stream.of(
                arguments(
                        "{\n\"name\": \"x\",\n}",
                        "3: not valid JSON: Unexpected character ('}'): was expecting double-quote to start field name"
                                + " (column 1)"),
                arguments(
                        "{\n",
                        "2: not valid JSON: Unexpected end-of-input: expected close marker for Object (start marker at"
                                + " line 1, column 1) (column 1)"),
                arguments(
                        "name: x",
                        "1: not valid JSON: Unrecognized token 'name': was expecting (JSON String, Number, Array,"
                                + " Object or token 'null', 'true' or 'false') (column 1)"),
                arguments("{\"a\": NaN}", "1: not valid JSON: Non-standard token 'NaN' (column 10)"),
                arguments(
                        "{\"a\": 01}",
                        "1: not valid JSON: Invalid numeric value: Leading zeroes not allowed (column 8)"),
                arguments("{} {}", "1: " + MORE + "JSON object"),
                arguments("{}\n}", "2: " + MORE + "JSON object"));
    }
}

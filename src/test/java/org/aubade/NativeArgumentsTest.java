package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the profile {@code native} of the pom tells the native compiler, without that compiler. */
class NativeArgumentsTest {
    private static final String PROFILE = "/project/profiles/profile[id='native']";
    private static final String AT_RUN_TIME = "--initialize-at-run-time=";

    private final XPath path = XPathFactory.newInstance().newXPath();

    private List<String> texts(String expression) throws Exception {
        Document pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
        NodeList nodes = (NodeList) path.evaluate(expression, pom, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    /** As Quarkus splits them. */
    private List<String> arguments() throws Exception {
        String value = String.join("", texts(PROFILE + "/properties/quarkus.native.additional-build-args"));
        return Arrays.stream(Pattern.compile("(?<!\\\\),").split(value))
                .map(argument -> argument.replace("\\,", ","))
                .toList();
    }

    private List<String> initializedAtRunTime() throws Exception {
        return arguments().stream()
                .filter(argument -> argument.startsWith(AT_RUN_TIME))
                .flatMap(argument ->
                        Arrays.stream(argument.substring(AT_RUN_TIME.length()).split(",", -1)))
                .toList();
    }

    private static boolean isClass(String name) {
        return Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
    }

    @Test
    void no_argument_is_cut_at_a_comma_of_its_own() throws Exception {
        assertThat(arguments()).allMatch(argument -> argument.startsWith("--"));
    }

    @ParameterizedTest
    @CsvSource({
        "hivemq-mqtt-client, com.hivemq",
        "uuid-creator, com.github.f4b6a3.uuid",
        "lib-recur, org.dmfs.rfc5545",
        "flyway-core, org.flywaydb.core.internal.database.InsertRowLock",
        "postgresql, org.postgresql.util.LazyCleanerImpl",
        "postgresql, org.postgresql.util.PasswordUtil$SecureRandomHolder"
    })
    void what_a_library_must_not_do_while_compiling_is_told_as_long_as_it_is_there(String library, String name)
            throws Exception {
        boolean isThere = texts("/project/dependencies/dependency/artifactId").contains(library);
        assertThat(initializedAtRunTime().contains(name)).as(name).isEqualTo(isThere);
    }

    @Test
    void nothing_else_is_told() throws Exception {
        assertThat(initializedAtRunTime()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void every_name_that_is_told_is_there() throws Exception {
        for (String name : initializedAtRunTime()) {
            if (isClass(name)) {
                assertThat(Class.forName(name, false, getClass().getClassLoader()))
                        .isNotNull();
            } else {
                assertThat(getClass().getClassLoader().getResource(name.replace('.', '/')))
                        .as(name)
                        .isNotNull();
            }
        }
    }

    @Test
    void the_classes_of_epoll_are_there_as_long_as_the_mqtt_client_is() throws Exception {
        boolean isThere = texts("/project/dependencies/dependency/artifactId").contains("hivemq-mqtt-client");
        assertThat(texts(PROFILE + "/dependencies/dependency/artifactId").contains("netty-transport-classes-epoll"))
                .isEqualTo(isThere);
    }

    @Test
    void it_runs_on_every_machine_of_its_kind_unless_somebody_says_otherwise() throws Exception {
        assertThat(texts(PROFILE + "/properties/quarkus.native.march")).containsExactly("compatibility");
    }
}

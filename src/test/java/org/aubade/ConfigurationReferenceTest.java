package org.aubade;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The reference of all keys in docs/configuration.md is what the interfaces of the configuration say. With
 * {@code -Dproperty.reference=write} the test writes it instead of comparing it.
 */
class ConfigurationReferenceTest {
    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final String TITLE = "## All keys\n";
    private static final Pattern DOCUMENTED = Pattern.compile(
            "/\\*\\*(?<text>(?:(?!\\*/).)*)\\*/(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s*[\\w<>, ]+\\s(?<name>\\w+)\\(\\);",
            Pattern.DOTALL);

    @Test
    void the_page_has_every_key_with_its_default_and_what_its_javadoc_says() throws IOException {
        String page = Files.readString(PAGE);
        String before = page.substring(0, page.indexOf(TITLE) + TITLE.length());
        String expected = before + "\n" + reference();
        if ("write".equals(System.getProperty("property.reference"))) {
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(expected);
    }

    @Test
    void every_interface_of_the_configuration_is_known() {
        assertThat(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.aubade").stream()
                                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                                .map(JavaClass::getName))
                .containsExactlyInAnyOrderElementsOf(
                        EnvironmentNames.MAPPINGS.stream().map(Class::getName).toList());
    }

    private static String reference() throws IOException {
        Map<String, Property> keys = new TreeMap<>(Comparator.naturalOrder());
        for (Class<?> mapping : EnvironmentNames.MAPPINGS) {
            keys.putAll(ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping)));
        }
        keys.keySet().removeIf(key -> key.endsWith("[*]"));
        StringBuilder table = new StringBuilder("| key | default | |\n| --- | --- | --- |\n");
        for (Map.Entry<String, Property> key : keys.entrySet()) {
            table.append("| `")
                    .append(key.getKey().replace("*", "<name>"))
                    .append("` | ")
                    .append(defaultOf(key.getValue()))
                    .append(" | ")
                    .append(description(key.getValue()))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String defaultOf(Property property) {
        return property.hasDefaultValue() && property.getDefaultValue() != null
                ? "`" + property.getDefaultValue() + "`"
                : "none";
    }

    private static String description(Property property) throws IOException {
        Class<?> declaring = property.getMethod().getDeclaringClass();
        String source = Files.readString(Path.of(
                "src/main/java", declaring.getName().replaceAll("\\$.*", "").replace('.', '/') + ".java"));
        int from = declaring.isMemberClass() ? source.indexOf("interface " + declaring.getSimpleName() + " ") : 0;
        Matcher documented = DOCUMENTED.matcher(source);
        for (int at = from; documented.find(at); at = documented.end()) {
            if (documented.group("name").equals(property.getMethod().getName())) {
                return documented
                        .group("text")
                        .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                        .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                        .strip();
            }
        }
        throw new AssertionError(property.getMethod() + " has no Javadoc");
    }
}

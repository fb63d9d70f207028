package org.aubade.store.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.extensibility.ConfigurationExtension;
import org.flywaydb.core.extensibility.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the native compiler is told names what is there. Without that compiler a test sees whether a library has moved or gained
 * something, and not whether something is missing.
 */
class NativeImageTest {
    private static final Path DIRECTORY = Path.of("src/main/resources/META-INF/native-image/org.aubade/aubade");

    private static Map<String, JsonNode> reflection() throws IOException {
        JsonNode metadata = new ObjectMapper()
                .readTree(DIRECTORY.resolve("reachability-metadata.json").toFile());
        Map<String, JsonNode> types = new TreeMap<>();
        for (JsonNode row : metadata.get("reflection")) {
            if (row.get("type").isTextual()) {
                types.put(row.get("type").textValue(), row);
            }
        }
        return types;
    }

    private static Class<?> load(String type) throws ClassNotFoundException {
        return type.endsWith("[]")
                ? Class.forName(type.substring(0, type.length() - 2)).arrayType()
                : Class.forName(type, false, NativeImageTest.class.getClassLoader());
    }

    @Test
    void every_type_that_is_reached_by_name_is_there() throws Exception {
        for (String type : reflection().keySet()) {
            assertThat(load(type)).as(type).isNotNull();
        }
    }

    @Test
    void every_plugin_of_flyway_can_be_made_and_its_configuration_copied() throws IOException {
        Map<String, JsonNode> types = reflection();
        List<Class<? extends Plugin>> plugins = ServiceLoader.load(Plugin.class).stream()
                .<Class<? extends Plugin>>map(ServiceLoader.Provider::type)
                .toList();
        assertThat(plugins).extracting(Class::getName).isNotEmpty().allMatch(types::containsKey);
        assertThat(plugins.stream().filter(ConfigurationExtension.class::isAssignableFrom))
                .isNotEmpty()
                .extracting(plugin -> types.get(plugin.getName()))
                .allSatisfy(row -> {
                    assertThat(row.path("allDeclaredFields").booleanValue()).isTrue();
                    assertThat(row.path("allPublicMethods").booleanValue()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(classes = {NoClassPathScan.class, NoWindowsLogin.class})
    void every_method_that_is_replaced_is_there(Class<?> substitution) {
        Class<?> target = substitution.getAnnotation(TargetClass.class).value();
        List<Method> replacing = Stream.of(substitution.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Substitute.class))
                .toList();
        assertThat(replacing).isNotEmpty();
        for (Method method : replacing) {
            assertThat(target.getDeclaredMethods()).anySatisfy(there -> {
                assertThat(there.getName()).isEqualTo(method.getName());
                assertThat(Arrays.asList(there.getParameterTypes()))
                        .isEqualTo(Arrays.asList(method.getParameterTypes()));
                assertThat(there.getReturnType()).isEqualTo(method.getReturnType());
                assertThat(Modifier.isStatic(there.getModifiers())).isEqualTo(Modifier.isStatic(method.getModifiers()));
            });
        }
    }
}

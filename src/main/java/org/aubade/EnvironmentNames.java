package org.aubade;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.common.utils.StringUtil;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aubade.api.http.HttpConfig;
import org.aubade.driver.mopidy.MopidyConfig;
import org.aubade.driver.mqtt.broker.MqttConfig;
import org.aubade.driver.simulated.SimulatedConfig;
import org.aubade.text.SpellingSuggestions;

/** The environment variables that mean something to Aubade. Of other keys the configuration's library says that nobody knows them. */
final class EnvironmentNames {
    private static final String PREFIX = "AUBADE_";

    /** Read by the command line, which is not configured otherwise. */
    private static final Set<String> OF_THE_COMMAND_LINE = Set.of("AUBADE_URL", "AUBADE_TOKEN");

    static final List<Class<?>> MAPPINGS = List.of(
            AubadeConfig.class,
            AnnounceConfig.class,
            HttpConfig.class,
            MqttConfig.class,
            MopidyConfig.class,
            SimulatedConfig.class);

    private EnvironmentNames() {}

    /** What is wrong with those of {@code names} that begin with {@code AUBADE_}, and what was perhaps meant. */
    static Optional<String> complaint(Collection<String> names) {
        Set<String> known = known();
        List<String> patterns = known.stream().map(EnvironmentNames::pattern).toList();
        return names.stream()
                .filter(name -> name.startsWith(PREFIX))
                .filter(name ->
                        !OF_THE_COMMAND_LINE.contains(name) && patterns.stream().noneMatch(name::matches))
                .findFirst()
                .map(
                        name -> "The environment variable " + name + " means nothing to Aubade"
                                + SpellingSuggestions.closest(name, List.copyOf(known))
                                        .map(meant -> "; did you mean " + meant + "?")
                                        .orElse(
                                                "; docs/configuration.md lists the keys: aubade.runs.max-active is AUBADE_RUNS_MAX_ACTIVE."));
    }

    /** A star stands for a name that the user chooses, such as that of a broker. */
    private static Set<String> known() {
        return MAPPINGS.stream()
                .flatMap(EnvironmentNames::keys)
                .map(key -> StringUtil.replaceNonAlphanumericByUnderscores(key.replace("*", "STAR"))
                        .toUpperCase(Locale.ROOT)
                        .replace("STAR", "*"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> keys(Class<?> mapping) {
        return ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping)).keySet().stream();
    }

    private static String pattern(String name) {
        return name.replace("*", ".+");
    }
}

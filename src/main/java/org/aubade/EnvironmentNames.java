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

    /** Read by the command line and the compose file, which are not configured otherwise. */
    private static final Set<String> OF_OTHERS = Set.of("AUBADE_URL", "AUBADE_TOKEN", "AUBADE_DOCKERFILE");

    private static final String OF_A_SERVICE = "_SERVICE_HOST";

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
                .filter(name -> name.startsWith(PREFIX) && !OF_OTHERS.contains(name))
                .filter(name ->
                        !tellsOfAService(name, names) && patterns.stream().noneMatch(name::matches))
                .findFirst()
                .map(
                        name -> "The environment variable " + name + " means nothing to Aubade"
                                + SpellingSuggestions.closest(name, List.copyOf(known))
                                        .map(meant -> "; did you mean " + meant + "?")
                                        .orElse(
                                                "; docs/configuration.md lists the keys: aubade.runs.max-active is AUBADE_RUNS_MAX_ACTIVE."));
    }

    /** Kubernetes tells every pod of the services beside it: of one that is called aubade as AUBADE_SERVICE_HOST, AUBADE_PORT and others. */
    private static boolean tellsOfAService(String name, Collection<String> names) {
        return names.stream()
                .filter(other -> other.endsWith(OF_A_SERVICE))
                .map(other -> other.substring(0, other.length() - OF_A_SERVICE.length()))
                .anyMatch(service -> name.startsWith(service + "_SERVICE_")
                        || name.equals(service + "_PORT")
                        || name.startsWith(service + "_PORT_"));
    }

    /** A star stands for a name that the user chooses, such as that of a broker. */
    private static Set<String> known() {
        return MAPPINGS.stream()
                .flatMap(EnvironmentNames::keys)
                .map(EnvironmentNames::variable)
                .collect(Collectors.toSet());
    }

    private static String variable(String key) {
        return Stream.of(key.split("\\*", -1))
                .map(part ->
                        StringUtil.replaceNonAlphanumericByUnderscores(part).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining("*"));
    }

    private static Stream<String> keys(Class<?> mapping) {
        return ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping)).keySet().stream();
    }

    private static String pattern(String name) {
        return name.replace("*", ".+");
    }
}

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
import org.aubade.login.LoginConfig;
import org.aubade.text.SpellingSuggestions;

/**
 * Finds environment variables that begin with AUBADE_ and are no key. Unknown keys of other sources are found by the library of the
 * configuration.
 */
final class EnvironmentNames {
    private static final String PREFIX = "AUBADE_";

    /** Variables that the command line or the compose file reads, and the service does not. */
    private static final Set<String> OF_OTHERS = Set.of("AUBADE_URL", "AUBADE_TOKEN", "AUBADE_DOCKERFILE");

    private static final String OF_A_SERVICE = "_SERVICE_HOST";

    static final List<Class<?>> MAPPINGS = List.of(
            AubadeConfig.class,
            LoginConfig.class,
            AnnounceConfig.class,
            HttpConfig.class,
            MqttConfig.class,
            MopidyConfig.class,
            SimulatedConfig.class);

    private EnvironmentNames() {}

    /**
     * What is wrong with the first of {@code names} that begins with {@code AUBADE_} and is unknown, and what was perhaps meant;
     * empty if there is none.
     */
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

package org.aubade.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.aubade.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Which claims say the name and the role of somebody. A claim inside another one is written with a slash, as in
 * {@code realm_access/roles}.
 *
 * @param roles the role that each value of the role claim means; other values mean none
 */
public record ClaimMapping(String nameClaim, String roleClaim, Map<String, Role> roles) {
    public ClaimMapping {
        roles = Map.copyOf(roles);
    }

    /** The name; empty if the claims have none. */
    Optional<String> name(Map<String, Object> claims) {
        return find(claims, nameClaim) instanceof String name ? Optional.of(name) : Optional.empty();
    }

    /** The greatest role that a value of the role claim means; empty if none means any. */
    Optional<Role> role(Map<String, Object> claims) {
        return values(claims).map(roles::get).filter(Objects::nonNull).max(Role::compareTo);
    }

    /** Whether the claims have both. */
    boolean isIn(Map<String, Object> claims) {
        return find(claims, nameClaim) != null && find(claims, roleClaim) != null;
    }

    /** Those of the role claim, which is a list or a single text. */
    private Stream<String> values(Map<String, Object> claims) {
        @Nullable Object found = find(claims, roleClaim);
        Collection<?> all = found instanceof Collection<?> list ? list : found == null ? List.of() : List.of(found);
        return all.stream().filter(String.class::isInstance).map(String.class::cast);
    }

    /** A name with a slash may also be that of a claim: some are addresses. */
    private static @Nullable Object find(Map<String, Object> claims, String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        @Nullable Object found = claims;
        for (String part : name.split("/", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return found;
    }
}

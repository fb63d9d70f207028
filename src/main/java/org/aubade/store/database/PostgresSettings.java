package org.aubade.store.database;

import java.util.Optional;

/**
 * How to reach a database on a PostgreSQL server.
 *
 * @param url where it is, such as {@code jdbc:postgresql://db.example/aubade}; further settings of the driver may follow a
 *     question mark
 * @param username empty where the URL has it, or the server asks for none
 * @param password the same
 * @param maxConnections how many connections this process opens at most
 */
public record PostgresSettings(String url, Optional<String> username, Optional<String> password, int maxConnections) {
    public PostgresSettings {
        if (maxConnections < 1) {
            throw new IllegalArgumentException(
                    "aubade.postgresql.max-connections must be above zero, such as 50; found " + maxConnections);
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PostgresSettings[" + place() + "]";
    }

    /** Where it is, without a password. */
    String place() {
        return url.replaceAll("(?i)(password)=[^&]*", "$1=***");
    }
}

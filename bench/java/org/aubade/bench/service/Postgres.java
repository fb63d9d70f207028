package org.aubade.bench.service;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;

/** A PostgreSQL with its defaults on a free port of the loopback interface, which it prints; it ends with its standard input. */
final class Postgres {
    private Postgres() {}

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            System.out.println("port " + postgres.getPort());
            while (System.in.read() >= 0) {
                // Whoever started this holds the other end.
            }
        }
    }
}

package org.aubade;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.aubade.cli.CommandLineInterface;

/** With arguments a command, which ends without starting anything of Quarkus; without any the service. */
@QuarkusMain
public final class Main {
    /** For Quarkus, which makes a bean of it, and would need reflection for a private one. */
    Main() {}

    public static void main(String... arguments) {
        if (arguments.length > 0) {
            System.exit(CommandLineInterface.run(arguments));
        }
        Quarkus.run();
    }
}

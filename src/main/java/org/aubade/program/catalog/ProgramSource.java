package org.aubade.program.catalog;

/** Where a program or schedule comes from. */
public enum ProgramSource {
    /** The application brings it along. */
    BUILT_IN,
    /** It is a bean in Java code. */
    JAVA,
    /** It is a file in the directory for programs or schedules. */
    FILE,
    /** It was stored over REST. */
    REST
}

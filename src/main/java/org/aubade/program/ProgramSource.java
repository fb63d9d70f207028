package org.aubade.program;

/** Where a program came from. */
public enum ProgramSource {
    /** It ships with the application. */
    BUILT_IN,
    /** A bean of the application's Java code. */
    JAVA,
    /** A file of the programs directory. */
    FILE,
    /** Somebody put it there over REST. */
    REST
}

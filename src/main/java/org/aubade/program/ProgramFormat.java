package org.aubade.program;

/** The two ways of writing the one form that programs have. */
public enum ProgramFormat {
    /** RFC 8259. */
    JSON,
    /** YAML 1.1 or 1.2, one document, without aliases and tags. */
    YAML
}

package org.aubade.run.journal;

/** The right of this node to its runs, until another node may take them over. */
@FunctionalInterface
public interface Lease {
    /** Where no other node can take a run over. */
    Lease UNLIMITED = () -> true;

    /**
     * Whether no other node can have taken over a run that this node owned under this lease. Asks nobody: it compares times, and
     * may be called before every message. Once the lease is invalid, a run may still be owned; {@link RunStore#flush} tells.
     */
    boolean isValid();
}

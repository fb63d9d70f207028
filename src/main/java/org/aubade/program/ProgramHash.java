package org.aubade.program;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a version of a program: equal programs have equal hashes, others in practice never. */
public final class ProgramHash {
    /** 128 bits of SHA-256. */
    private static final int BYTES = 16;

    private ProgramHash() {}

    /** The hash of {@code program} in its canonical form; takes time in proportion to its size. */
    public static String of(Program program) {
        return of(ProgramWriter.write(program, ProgramFormat.JSON));
    }

    /** The hash of {@code text}: 32 hexadecimal digits. */
    public static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

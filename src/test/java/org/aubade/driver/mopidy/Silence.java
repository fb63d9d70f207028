package org.aubade.driver.mopidy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A minute of silence as a WAV file that says who is silent. */
final class Silence {
    private static final int RATE = 8_000;
    private static final int SECONDS = 60;

    private Silence() {}

    static void write(Path file, String artist, String title) throws IOException {
        byte[] silence = new byte[RATE * SECONDS];
        Arrays.fill(silence, (byte) 128);
        byte[] format = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(RATE)
                .putShort((short) 1)
                .putShort((short) 8)
                .array();
        byte[] tags = joined(text("INFO"), chunk("INAM", text(title)), chunk("IART", text(artist)));
        Files.write(
                file,
                chunk(
                        "RIFF",
                        joined(text("WAVE"), chunk("fmt ", format), chunk("LIST", tags), chunk("data", silence))));
    }

    /** A length, and an even number of bytes. */
    private static byte[] chunk(String name, byte[] content) {
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(content.length)
                .array();
        return joined(text(name), length, content, new byte[content.length % 2]);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}

package org.aubade.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/**
 * The library of SQLite for this machine, unpacked once into the data directory. Left to itself the driver unpacks it into the
 * directory for temporary files at each start, and a process that is killed leaves it there.
 */
final class SqliteLibrary {
    private static final Logger LOG = Logger.getLogger("aubade.store");

    /** Where the driver looks first. */
    private static final String PATH = "org.sqlite.lib.path";

    private static final String DIRECTORY = "sqlite";

    private static final int CHUNK = 1 << 13;

    private SqliteLibrary() {}

    /**
     * Unpacks the library into {@code directory}, whose lock the caller holds, and points the driver to it. Does nothing if {@code
     * org.sqlite.lib.path} names another place. If it cannot be unpacked, the driver unpacks it by itself.
     */
    static void keepIn(Path directory) {
        try {
            Path place = directory.resolve(DIRECTORY).toAbsolutePath();
            if (!wasToldOfAnother() && unpacked(place) != null) {
                System.setProperty(PATH, place.resolve(version()).toString());
            }
        } catch (IOException | RuntimeException e) {
            LOG.debugf(e, "The library of SQLite could not be unpacked into %s.", directory);
        }
    }

    /** Whether somebody else has set the property. This class may have set it before, in tests, for another directory. */
    private static boolean wasToldOfAnother() {
        String told = System.getProperty(PATH);
        return told != null && !Path.of(told).endsWith(Path.of(DIRECTORY, version()));
    }

    /** The name of the directory: the version, the system and the architecture. */
    private static String version() {
        return String.join("-", SQLiteJDBCLoader.getVersion(), OSInfo.getOSName(), OSInfo.getArchName());
    }

    /**
     * The library in a directory of its version in {@code place}, unpacked if it was not there; the directories of other versions
     * are deleted. Null where the driver has none for this machine. The file keeps the name that the driver gives it, so that the
     * driver can fall back to its jar.
     */
    static @Nullable Path unpacked(Path place) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        if (SqliteLibrary.class.getResource(packed) == null) {
            return null;
        }
        Path home = Files.createDirectories(place.resolve(version()));
        Path library = home.resolve(name);
        if (!isWhole(library, packed)) {
            unpack(packed, library);
        }
        tidy(place, home);
        return library;
    }

    private static InputStream open(String packed) throws IOException {
        InputStream resource = SqliteLibrary.class.getResourceAsStream(packed);
        if (resource == null) {
            throw new IOException(packed + " is gone");
        }
        return resource;
    }

    private static boolean isWhole(Path library, String packed) throws IOException {
        if (!Files.isRegularFile(library)) {
            return false;
        }
        try (InputStream there = Files.newInputStream(library);
                InputStream wanted = open(packed)) {
            byte[] chunk;
            do {
                chunk = wanted.readNBytes(CHUNK);
                if (!Arrays.equals(chunk, there.readNBytes(CHUNK))) {
                    return false;
                }
            } while (chunk.length > 0);
            return true;
        }
    }

    /** Writes a file with another name and renames it, so that a process that is killed meanwhile leaves no half of a library. */
    private static void unpack(String packed, Path library) throws IOException {
        Path part = library.resolveSibling(library.getFileName() + ".part");
        try (InputStream resource = open(packed)) {
            Files.copy(resource, part, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(part, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The directories of other versions; what cannot be deleted stays. */
    private static void tidy(Path place, Path home) {
        try (DirectoryStream<Path> others = Files.newDirectoryStream(
                place, other -> !other.equals(home) && Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS))) {
            for (Path other : others) {
                empty(other);
                Files.delete(other);
            }
        } catch (IOException | DirectoryIteratorException e) {
            LOG.debugf(e, "What else is in %s could not be deleted.", place);
        }
    }

    private static void empty(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}

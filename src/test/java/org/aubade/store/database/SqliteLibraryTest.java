package org.aubade.store.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

class SqliteLibraryTest {
    @TempDir
    private Path directory;

    private Path unpacked() throws IOException {
        return Objects.requireNonNull(SqliteLibrary.unpacked(directory.resolve("sqlite")));
    }

    private static byte[] packed() throws IOException {
        String name = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream resource = Objects.requireNonNull(SqliteLibraryTest.class.getResourceAsStream(name))) {
            return resource.readAllBytes();
        }
    }

    /** What tells a file from another one that was put in its place. */
    private static Object identity(Path file) throws IOException {
        return Objects.requireNonNull(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    @Test
    void the_library_for_this_machine_is_unpacked_into_a_directory_of_its_version() throws IOException {
        Path library = unpacked();

        assertThat(library).hasBinaryContent(packed()).hasFileName(LibraryLoaderUtil.getNativeLibName());
        assertThat(library.resolveSibling(".").normalize().getFileName().toString())
                .startsWith(SQLiteJDBCLoader.getVersion());
    }

    @Test
    void it_is_unpacked_once() throws IOException {
        Object first = identity(unpacked());

        assertThat(identity(unpacked())).isEqualTo(first);
    }

    @Test
    void one_that_is_not_whole_is_replaced() throws IOException {
        Path library = unpacked();
        byte[] half = Files.readAllBytes(library);
        Files.write(library, Arrays.copyOf(half, half.length / 2));

        assertThat(unpacked()).isEqualTo(library).hasBinaryContent(packed());
    }

    @Test
    void one_that_has_another_content_or_more_is_replaced() throws IOException {
        Path library = unpacked();
        byte[] other = packed();
        other[other.length / 2]++;
        Files.write(library, other);
        assertThat(unpacked()).hasBinaryContent(packed());

        Files.write(library, Arrays.copyOf(packed(), other.length + 1));
        assertThat(unpacked()).hasBinaryContent(packed());
    }

    @Test
    void half_of_a_library_that_a_killed_process_has_left_is_gone() throws IOException {
        Path library = unpacked();
        Files.move(library, library.resolveSibling(library.getFileName() + ".part"));

        assertThat(unpacked()).isEqualTo(library);
        assertThat(library.resolveSibling(".").toFile().list())
                .containsExactly(library.getFileName().toString());
    }

    @Test
    void what_an_earlier_version_has_left_is_deleted() throws IOException {
        Path earlier = Files.createDirectories(directory.resolve("sqlite/3.1.0.0-Linux-x86_64"));
        Files.writeString(earlier.resolve("libsqlitejdbc.so"), "earlier");
        Files.writeString(earlier.resolve("libsqlitejdbc.so.part"), "half");

        assertThat(unpacked()).exists();
        assertThat(earlier).doesNotExist();
    }

    @Test
    void what_cannot_be_deleted_is_no_harm() throws IOException {
        Path kept = Files.createDirectories(directory.resolve("sqlite/somebody's/own"))
                .resolve("file");
        Files.writeString(kept, "kept");

        assertThat(unpacked()).exists();
        assertThat(kept).exists();
    }

    @Test
    void a_place_that_cannot_be_written_is_said() throws IOException {
        Files.writeString(directory.resolve("sqlite"), "a file");

        assertThatThrownBy(this::unpacked).isInstanceOf(IOException.class);
    }
}

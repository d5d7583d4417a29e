package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.Bytes;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FileArchiveTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void shouldKeepFilesFoldersAndLinks(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        Files.createDirectories(base.resolve("data/empty"));
        Files.writeString(base.resolve("data/one.txt"), "one");
        Files.createSymbolicLink(base.resolve("data/link"), Path.of("one.txt"));
        Files.createLink(base.resolve("data/two.txt"), base.resolve("data/one.txt"));

        // When
        var archived = Archived.of(base, "data");
        archived.extract(restored);

        // Then
        assertThat(archived.evidence().complete()).isTrue();
        assertThat(archived.evidence().problems()).isEmpty();
        assertThat(archived.evidence().totals().entries())
                .containsEntry(EntryKind.DIRECTORY, 2L)
                .containsEntry(EntryKind.FILE, 1L)
                .containsEntry(EntryKind.HARD_LINK, 1L)
                .containsEntry(EntryKind.SYMLINK, 1L);
        assertThat(archived.evidence().totals().content()).isEqualTo(new Bytes(3));
        assertThat(restored.resolve("data/empty")).isEmptyDirectory();
        assertThat(Files.readSymbolicLink(restored.resolve("data/link"))).hasToString("one.txt");
        assertThat(Files.isSameFile(restored.resolve("data/one.txt"), restored.resolve("data/two.txt")))
                .isTrue();
    }

    @Test
    void shouldGiveTheSameListingForTheRestoredFiles(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        sampleFiles(base, 50);
        var archived = Archived.of(base, "data");

        // When
        archived.extract(restored);

        // Then
        assertThat(Archived.of(restored, "data").evidence().totals())
                .isEqualTo(archived.evidence().totals());
    }

    @Test
    void shouldNameTheSha256ThatSha256sumGives(@TempDir Path base) throws Exception {
        // Given
        Files.writeString(base.resolve("a"), "abc");

        // When
        var archived = Archived.of(base, "a");

        // Then
        assertThat(archived.fields("a"))
                .containsEntry("sha256", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .containsEntry("size", "3")
                .containsEntry("kind", "file");
    }

    @Test
    void shouldKeepHostileNames(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        var names = List.of(
                "-rf",
                "--checkpoint-action=exec=false",
                " a b ",
                "line\nbreak",
                "quote\"'`$(x)",
                "back\\slash\\101",
                "grüße ✓",
                "a: Cannot open: Permission denied",
                "x".repeat(250),
                "*",
                "?[a]");
        for (var name : names) {
            touch(base, name);
        }
        touch(base, "x".repeat(250) + "y");

        // When
        var archived = Archived.of(base, names.toArray(String[]::new));
        archived.extract(restored);

        // Then
        assertThat(archived.evidence().problems()).isEmpty();
        assertThat(archived.names()).containsExactlyElementsOf(names);
        assertThat(Archived.of(restored, ".").names())
                .containsAll(names.stream().map(name -> "./" + name).toList());
    }

    @Test
    void shouldKeepNamesApartThatAreNoText(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given: the shell writes the bytes, for Java cannot
        shell(base, "mkdir d; printf 1 > \"$(printf 'd/\\377')\"; printf 22 > \"$(printf 'd/\\376')\"");

        // When
        var archived = Archived.of(base, "d");
        archived.extract(restored);

        // Then
        assertThat(archived.names()).containsExactlyInAnyOrder("d/", "d/\\377", "d/\\376");
        assertThat(archived.fields("d/\\377"))
                .containsEntry("nameBytes", "642fff")
                .containsEntry("size", "1");
        assertThat(archived.fields("d/\\376"))
                .containsEntry("nameBytes", "642ffe")
                .containsEntry("size", "2");
        assertThat(Archived.of(restored, "d").evidence().totals().content()).isEqualTo(new Bytes(3));
        assertThat(archived.verify().matches()).isTrue();
    }

    @Test
    void shouldAgreeWithAnIndependentReader(@TempDir Path base) throws Exception {
        // Given
        sampleFiles(base, 200);
        Files.writeString(base.resolve("data/" + "n".repeat(200)), "long");
        var archived = Archived.of(base, "data");

        // When
        var seen = new ArrayList<String>();
        try (var reader = new TarArchiveInputStream(
                new ByteArrayInputStream(archived.tar().toByteArray()))) {
            for (var entry = reader.getNextEntry(); entry != null; entry = reader.getNextEntry()) {
                seen.add(entry.getName() + " " + entry.getSize());
            }
        }

        // Then
        assertThat(archived.lines().stream()
                        .map(ListingLine::fields)
                        .map(fields -> fields.get("name") + " " + fields.get("size")))
                .containsExactlyElementsOf(seen);
    }

    @Test
    void shouldStoreAbsolutePathsWithoutTheLeadingSlash(@TempDir Path base, @TempDir Path other) throws Exception {
        // Given
        var file = Files.writeString(other.resolve("a.txt"), "a");
        Files.writeString(base.resolve("b.txt"), "b");

        // When
        var archived = Archived.of(base, file.toString(), "b.txt");

        // Then
        assertThat(archived.names()).containsExactly(file.toString().substring(1), "b.txt");
        assertThat(archived.evidence().problems()).isEmpty();
    }

    @Test
    void shouldNameConfiguredPathsThatDoNotExist(@TempDir Path base) throws Exception {
        // Given
        touch(base, "there");

        // When
        var archived = Archived.of(base, "there", "not there");

        // Then
        assertThat(archived.evidence().complete()).isFalse();
        assertThat(archived.problems(FileProblem.Kind.MISSING)).containsExactly("not there");
        assertThat(archived.names()).containsExactly("there");
    }

    @Test
    void shouldArchiveNothingAsAnEmptyArchive(@TempDir Path base, @TempDir Path restored) throws Exception {
        // When
        var archived = Archived.of(base);
        archived.extract(restored);

        // Then
        assertThat(archived.evidence().complete()).isTrue();
        assertThat(archived.evidence().totals().count()).isZero();
        assertThat(archived.verify().matches()).isTrue();
        assertThat(restored).isEmptyDirectory();
    }

    @Test
    void shouldKeepHoles(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        shell(base, "truncate -s 256M hollow; printf data | dd of=hollow bs=1 seek=5000000 conv=notrunc status=none");
        var expected = Command.of("sha256sum", "hollow").in(base).output(LONG).substring(0, 64);

        // When
        var archived = Archived.of(base, "hollow");
        archived.extract(restored);

        // Then
        assertThat(archived.tar().size()).isLessThan(1 << 20);
        assertThat(archived.fields("hollow"))
                .containsEntry("kind", "sparse")
                .containsEntry("size", String.valueOf(256 << 20))
                .containsEntry("sha256", expected);
        assertThat(archived.problems(FileProblem.Kind.SPARSE)).containsExactly("hollow");
        assertThat(archived.verify().matches()).isTrue();
        assertThat(restored.resolve("hollow")).hasSize(256 << 20);
    }

    @Test
    void shouldNotReadHugeHoles(@TempDir Path base) throws Exception {
        // Given
        shell(base, "truncate -s 4T huge");

        // When
        var archived = Archived.of(base, "huge");

        // Then
        assertThat(archived.fields("huge")).containsKey("sha256OfData").doesNotContainKey("sha256");
    }

    @Test
    void shouldNameLinksThatLeaveTheArchive(@TempDir Path base) throws Exception {
        // Given
        Files.createDirectories(base.resolve("data/deep"));
        Files.createSymbolicLink(base.resolve("data/out"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(base.resolve("data/deep/up"), Path.of("../../elsewhere"));
        Files.createSymbolicLink(base.resolve("data/deep/in"), Path.of("../out"));
        Files.createSymbolicLink(base.resolve("data/deep/absolute"), base.resolve("data/out"));

        // When
        var archived = Archived.of(base, "data");

        // Then
        assertThat(archived.problems(FileProblem.Kind.POINTS_OUTSIDE))
                .containsExactlyInAnyOrder("data/out", "data/deep/up");
        assertThat(archived.evidence().complete()).isTrue();
    }

    @Test
    void shouldNameWhatCannotBeRead() throws Exception {
        // Given: a user who is not root, and a folder that this user may reach
        Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        var base = Files.createTempDirectory("upkeep-files");
        Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwxr-xr-x"));
        shell(
                base,
                "mkdir shut; touch shut/x; chmod 700 shut; for i in $(seq 150); do echo $i > \"f:$i\"; done; chmod 600 f*");
        touch(base, "open");
        var archive = new FileArchive(Command.of("setpriv", "--reuid=65534", "--clear-groups", "tar"));

        // When
        var archived = Archived.of(archive, base, ".");
        shell(base, "rm -rf -- \"$PWD\"");

        // Then
        assertThat(archived.evidence().complete()).isFalse();
        assertThat(archived.evidence().problemCounts()).containsEntry(FileProblem.Kind.UNREADABLE, 151L);
        assertThat(archived.problems(FileProblem.Kind.UNREADABLE)).hasSize(100);
        assertThat(archived.names()).containsExactlyInAnyOrder("./", "./open");
        assertThat(archived.verify().matches()).isTrue();
    }

    @Test
    void shouldNameFilesThatChangeWhileTheyAreRead(@TempDir Path base) throws Exception {
        // Given: so much data that tar still reads when the first block arrives
        Files.write(base.resolve("log"), new byte[4 << 20]);
        var meanwhile = new Meanwhile(() -> shell(base, "echo more >> log"));

        // When
        var evidence = write(base, "log", meanwhile);

        // Then
        assertThat(evidence.problems())
                .containsExactly(new FileProblem(FileProblem.Kind.CHANGED, "log", "file changed as we read it"));
        assertThat(evidence.complete()).isTrue();
    }

    @Test
    void shouldNameFilesThatShrinkWhileTheyAreRead(@TempDir Path base) throws Exception {
        // Given
        Files.write(base.resolve("log"), new byte[4 << 20]);
        var meanwhile = new Meanwhile(() -> shell(base, "truncate -s 2M log"));

        // When
        var evidence = write(base, "log", meanwhile);

        // Then
        assertThat(evidence.problems())
                .contains(new FileProblem(
                        FileProblem.Kind.SHRANK, "log", "File shrank by 2097152 bytes; padding with zeros"));
        assertThat(evidence.totals().content()).isEqualTo(new Bytes(4 << 20));
        assertThat(evidence.complete()).isTrue();
    }

    @Test
    void shouldNameFilesThatVanish(@TempDir Path base) throws Exception {
        // Given: tar is in the first of them when the others go
        Files.createDirectory(base.resolve("queue"));
        for (int index = 0; index < 8; index++) {
            Files.write(base.resolve("queue/" + index), new byte[2 << 20]);
        }
        var meanwhile = new Meanwhile(() -> shell(base, "rm queue/*"));

        // When
        var evidence = write(base, "queue", meanwhile);

        // Then
        assertThat(evidence.problemCounts()).containsEntry(FileProblem.Kind.VANISHED, 7L);
        assertThat(evidence.totals().entries()).containsEntry(EntryKind.FILE, 1L);
        assertThat(evidence.complete()).isTrue();
    }

    private static FileEvidence write(Path base, String path, OutputStream target) throws Exception {
        return new FileArchive()
                .write(
                        new FilesPart("sample", List.of(path)),
                        base,
                        target,
                        OutputStream.nullOutputStream(),
                        count -> {});
    }

    @Test
    void shouldSeeExtendedAttributes(@TempDir Path base, @TempDir Path restored) throws Exception {
        // Given
        var file = Files.writeString(base.resolve("a"), "a");
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .write("colour", ByteBuffer.wrap("red\n=1".getBytes(StandardCharsets.UTF_8)));

        // When
        var archived = Archived.of(base, "a");
        archived.extract(restored);

        // Then
        assertThat(archived.fields("a")).containsKey("attributes");
        assertThat(Archived.of(restored, "a").lines()).isEqualTo(archived.lines());
    }

    @Test
    void shouldStopWhenToldTo(@TempDir Path base) throws Exception {
        // Given
        Files.write(base.resolve("big"), new byte[8 << 20]);
        var interrupting = new Meanwhile(() -> Thread.currentThread().interrupt());

        // When, Then
        assertThatThrownBy(() -> write(base, "big", interrupting)).isInstanceOf(InterruptedException.class);
    }

    @Test
    void shouldSurfaceTheFailureOfTheTarget(@TempDir Path base) throws Exception {
        // Given
        Files.write(base.resolve("big"), new byte[8 << 20]);
        var full = new FullStore(1 << 20);
        var part = new FilesPart("sample", List.of("big"));
        var archive = new FileArchive();

        // When, Then
        assertThatThrownBy(() -> archive.write(part, base, full, OutputStream.nullOutputStream(), count -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("store: full");
        assertThat(ProcessHandle.current().children().filter(FileArchiveTest::isTar))
                .isEmpty();
    }

    /** Other tests of this process have servers as children. */
    private static boolean isTar(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .filter(command -> command.endsWith("/tar"))
                        .isPresent();
    }

    @Test
    void shouldSurfaceTheFailureOfTheListing(@TempDir Path base) throws Exception {
        // Given
        sampleFiles(base, 3000);
        var full = new FullStore(1000);
        var part = new FilesPart("sample", List.of("data"));
        var archive = new FileArchive();

        // When, Then
        assertThatThrownBy(() -> archive.write(part, base, OutputStream.nullOutputStream(), full, count -> {}))
                .isInstanceOf(IOException.class)
                .hasMessage("store: full");
    }

    @Test
    void shouldSayWhyTarBrokeOff(@TempDir Path base) {
        // Given
        var archive = new FileArchive(Command.of("sh", "-c", "echo 'tar: out of luck' >&2; exit 7", "tar"));

        // When, Then
        assertThatThrownBy(() -> Archived.of(archive, base, "."))
                .hasMessageContaining("files part sample: tar broke off with exit status 7: tar: out of luck");
    }

    @Test
    void shouldArchiveManySmallFiles(@TempDir Path base) throws Exception {
        // Given
        sampleFiles(base, 20_000);

        // When
        var archived = Archived.of(base, "data");

        // Then
        assertThat(archived.evidence().totals().entries()).containsEntry(EntryKind.FILE, 20_000L);
        assertThat(archived.lines()).hasSize(20_001);
        assertThat(archived.verify().totals()).isEqualTo(archived.evidence().totals());
    }

    @Test
    void shouldNeedLittleMemoryForALargeFile(@TempDir Path base) throws Exception {
        // Given: real data without holes, and what this thread allocates as a measure
        shell(base, "head -c 200M /dev/urandom > large");
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        var moved = new long[1];

        // When
        var evidence = new FileArchive()
                .write(
                        new FilesPart("sample", List.of("large")),
                        base,
                        OutputStream.nullOutputStream(),
                        OutputStream.nullOutputStream(),
                        count -> moved[0] += count);

        // Then
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 << 20);
        assertThat(evidence.totals().content()).isEqualTo(new Bytes(200 << 20));
        assertThat(moved[0]).isGreaterThan(200 << 20);
    }

    private static void sampleFiles(Path base, int count) throws IOException {
        var data = Files.createDirectory(base.resolve("data"));
        for (int index = 0; index < count; index++) {
            Files.writeString(data.resolve("file-" + index), "content " + index);
        }
    }

    private static void touch(Path folder, String name) throws IOException {
        if (name.length() <= 255) {
            Files.createFile(folder.resolve(name));
        }
        assertThat(Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                .isTrue();
    }

    private static void shell(Path folder, String script) throws Exception {
        Command.of("sh", "-c", script).in(folder).output(LONG);
    }

    /** Lets something happen to the files once the first block of their archive has arrived. */
    private static final class Meanwhile extends OutputStream {
        private final Event event;
        private boolean happened;

        Meanwhile(Event event) {
            this.event = event;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!happened) {
                happened = true;
                happen();
            }
        }

        private void happen() throws IOException {
            try {
                event.happen();
            } catch (Exception e) {
                throw new IOException("test: the event failed", e);
            }
        }
    }

    @FunctionalInterface
    private interface Event {
        void happen() throws Exception;
    }

    /** Takes so many bytes and no more. */
    private static final class FullStore extends OutputStream {
        private long room;

        FullStore(long room) {
            this.room = room;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            room -= length;
            if (room < 0) {
                throw new IOException("store: full");
            }
        }
    }
}

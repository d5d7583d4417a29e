package io.jenkins.plugins.upkeep.backup.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever has happened to an archive, its reader ends soon, needs little memory, and fails by an IOException alone. */
class DamagedTarTest {
    private static final int BLOCK = 512;
    private static final int ROUNDS = 4000;
    private static final long MOST_MEMORY = 16 << 20;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void shouldOnlyFailByAnIoException(@TempDir Path base) throws Exception {
        // Given: an archive with something of each kind
        var archive = archive(base);
        var random = new Random(20260101);

        assertTimeoutPreemptively(SOON, () -> {
            var failures = 0;
            for (int round = 0; round < ROUNDS; round++) {
                // When
                var damaged = damage(archive, random);

                // Then
                failures += failsCleanly(damaged, "round " + round) ? 1 : 0;
            }
            assertThat(failures).as("archives that were found to be damaged").isBetween(ROUNDS / 4, ROUNDS - 1);
        });
    }

    @ParameterizedTest
    @ValueSource(chars = {'0', 'x', 'g', '5', 'S', 'L'})
    void shouldNotBelieveAHugeSize(char type) {
        var archive = new TarBytes().header(type, 0_77777777777L).content("x").bytes();

        assertThat(failsCleanly(archive, "type " + type)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "mtime, 1e999999999",
        "mtime, 1e300000000",
        "mtime, 1E-999999999",
        "mtime, 0x10",
        "mtime, ''",
        "mtime, 9999999999999999",
        "size, 999999999999999999",
        "size, -1",
        "size, 99999999999999999999",
        "uid, nobody",
        "GNU.sparse.realsize, 1e9"
    })
    void shouldNotBelieveAStrangeNumber(String key, String value) {
        var archive = new TarBytes()
                .record(key, value)
                .record("GNU.sparse.major", "1")
                .bytes();
        var alone = new TarBytes()
                .record(key, value)
                .header('0', 0)
                .content(new byte[2 * BLOCK])
                .bytes();

        assertThat(failsCleanly(archive, key)).isTrue();
        assertThat(failsCleanly(alone, key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"999999999999\n", "8388608\n0\n1\n", "1\n0\n999999999999999\n", "1\n99\n1\n", "x\n", "-1\n", ""})
    void shouldNotBelieveAStrangeMapOfHoles(String map) {
        var archive = new TarBytes()
                .record("GNU.sparse.major", "1")
                .header('0', BLOCK)
                .content(Arrays.copyOf(map.getBytes(StandardCharsets.ISO_8859_1), BLOCK))
                .bytes();

        assertThat(failsCleanly(archive, map)).isTrue();
    }

    @Test
    void shouldNotBelieveARecordThatIsLongerThanItsHeader() {
        for (var record :
                new String[] {"99 path=x\n", "4294967306 a=b\n", "0 a=b\n", "-5 a=b\n", "path=x\n", "7 ax\n"}) {
            var archive =
                    new TarBytes().header('x', record.length()).content(record).bytes();

            assertThat(failsCleanly(archive, record)).as(record).isTrue();
        }
    }

    @Test
    void shouldNotTakeANameOfMegabytes() {
        // Given: more than any file can be called, and each byte of it would be written out
        var archive = new TarBytes()
                .record("path", "\u00ff".repeat(2 << 20))
                .header('0', 0)
                .content(new byte[2 * BLOCK])
                .bytes();

        // When, Then
        assertThatThrownBy(() -> read(archive))
                .isInstanceOf(DamagedArchiveException.class)
                .hasMessageContaining("a name of 2097152 bytes");
    }

    /** Whether reading fails; that it does in another way than it may, or takes too much memory, fails the test. */
    private static boolean failsCleanly(byte[] archive, String what) {
        var before = THREADS.getCurrentThreadAllocatedBytes();
        var failed = false;
        try {
            read(archive);
        } catch (IOException e) {
            failed = true;
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(what + ": the reader failed in a way that nobody expects", e);
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).as(what).isLessThan(MOST_MEMORY);
        return failed;
    }

    private static void read(byte[] archive) throws IOException {
        var reader = new TarReader(new ByteArrayInputStream(archive));
        for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            ListingLine.of(entry.get());
        }
    }

    private static byte[] damage(byte[] archive, Random random) {
        var damaged = archive.clone();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int block = random.nextInt(archive.length / BLOCK) * BLOCK;
            flip(damaged, block, random);
            if (random.nextBoolean()) {
                // So that what is wrong in a header gets past its checksum.
                TarBytes.seal(damaged, block);
            }
        }
        return random.nextInt(5) == 0 ? move(damaged, random) : damaged;
    }

    private static void flip(byte[] archive, int block, Random random) {
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int at = block + random.nextInt(BLOCK);
            archive[at] = (byte) (random.nextBoolean() ? "0179 =\n".charAt(random.nextInt(7)) : random.nextInt(256));
        }
    }

    /** Cuts the end off, or takes something out of the middle. */
    private static byte[] move(byte[] archive, Random random) {
        int from = random.nextInt(archive.length);
        if (random.nextBoolean()) {
            return Arrays.copyOf(archive, from);
        }
        int to = from + random.nextInt(archive.length - from);
        var rest = new ByteArrayOutputStream();
        rest.write(archive, 0, from);
        rest.write(archive, to, archive.length - to);
        return rest.toByteArray();
    }

    private static byte[] archive(Path base) throws Exception {
        var data = Files.createDirectory(base.resolve("data"));
        var file = Files.writeString(data.resolve("file"), "content ".repeat(100));
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                .write("colour", ByteBuffer.wrap(new byte[] {1, 2, '\n', '='}));
        Files.createLink(data.resolve("hard"), file);
        Files.createSymbolicLink(data.resolve("link"), Path.of("l".repeat(150)));
        Files.writeString(data.resolve("n".repeat(200)), "long");
        Sample.shell(
                data, "truncate -s 1M hollow; printf data | dd of=hollow bs=1 seek=500000 conv=notrunc status=none");
        var tar = Archived.of(base, "data").tar().toByteArray();
        // Without the many zeros at its end, in which nothing can be damaged.
        return Arrays.copyOf(tar, lastByte(tar) / BLOCK * BLOCK + 3 * BLOCK);
    }

    private static int lastByte(byte[] bytes) {
        int at = bytes.length - 1;
        while (bytes[at] == 0) {
            at--;
        }
        return at;
    }
}

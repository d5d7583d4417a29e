package io.jenkins.plugins.upkeep.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.ZstdOutputStream;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.testing.Reports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are read, and what becomes of those that are damaged. */
class LogFilesTest {
    @TempDir
    private Path folder;

    private Logs logs;

    /** Makes a stream that compresses. */
    private interface Packer {
        OutputStream over(OutputStream target) throws IOException;
    }

    @BeforeEach
    void begin() {
        logs = new Logs(folder);
    }

    private byte[] packed(Packer packer, int requests, String path) throws IOException {
        var target = new ByteArrayOutputStream();
        try (var stream = packer.over(target)) {
            for (int i = 0; i < requests; i++) {
                var line = Logs.line(
                        "192.0.2.1", Logs.NOW.minusSeconds(60 + i), "GET " + path + " HTTP/1.1", 200, "a" + i, "0.1");
                stream.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return target.toByteArray();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void shouldReadRotatedAndCompressedFiles() throws Exception {
        // Given
        file("access.log", packed(stream -> stream, 10, "/plain"));
        file("access.log.1", packed(stream -> stream, 20, "/one"));
        file("access.log.2.gz", packed(GZIPOutputStream::new, 40, "/two"));
        file("access.log.3.zst", packed(ZstdOutputStream::new, 80, "/three"));
        file("other.log", packed(stream -> stream, 160, "/other"));
        Files.createDirectory(folder.resolve("access.log.d"));

        // When
        var report = logs.performance("access.log*", "access.log");

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(Logs.number(report, "api_requests")).isEqualTo(150);
        assertThat(Logs.number(report, "api_requests", "GET /three")).isEqualTo(80);
    }

    @Test
    void shouldReadSeveralCompressedStreamsInOneFile() throws Exception {
        // Given
        var both = new ByteArrayOutputStream();
        both.write(packed(GZIPOutputStream::new, 10, "/a"));
        both.write(packed(GZIPOutputStream::new, 5, "/b"));
        file("access.log.gz", both.toByteArray());

        // When, Then
        assertThat(Logs.number(logs.performance("*.gz"), "api_requests")).isEqualTo(15);
    }

    @Test
    void shouldReadOnceWhatLiesThereTwice() throws Exception {
        // Given
        file("access.log.1", packed(stream -> stream, 20, "/one"));
        file("access.log.1.gz", packed(GZIPOutputStream::new, 20, "/one"));
        Files.createSymbolicLink(folder.resolve("access.log.link"), folder.resolve("access.log.1"));

        // When, Then
        assertThat(Logs.number(logs.performance("access.log*"), "api_requests")).isEqualTo(20);
    }

    @Test
    void shouldPassOverFilesThatWereLastWrittenToBeforeThePeriod() throws Exception {
        // Given
        file("access.log", packed(stream -> stream, 20, "/one"));
        var old = file("access.log.9", "not of the format\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(old, FileTime.from(Logs.NOW.minus(Duration.ofDays(9))));

        // When, Then
        assertThat(Logs.number(logs.performance("access.log*"), "api_malformed_lines"))
                .isZero();
    }

    @Test
    void shouldCountWhatStandsBeforeThePlaceWhereAFileIsCutOff() throws Exception {
        // Given
        file("access.log", packed(stream -> stream, 10, "/plain"));
        var gzip = packed(GZIPOutputStream::new, 50_000, "/two");
        file("access.log.2.gz", Arrays.copyOf(gzip, gzip.length / 2));
        var zstd = packed(ZstdOutputStream::new, 50_000, "/three");
        file("access.log.3.zst", Arrays.copyOf(zstd, zstd.length / 2));

        // When
        var report = logs.performance("access.log*");

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(Reports.seen(report))
                .anyMatch(seen ->
                        seen.matches("log .*access.log.2.gz: is damaged or cut off \\(.*\\); [\\d,]+ lines before.*"))
                .anyMatch(seen ->
                        seen.matches("log .*access.log.3.zst: is damaged or cut off \\(.*\\); [\\d,]+ lines before.*"));
        assertThat(Logs.number(report, "api_requests", "GET /two")).isBetween(10_000.0, 40_000.0);
        assertThat(Logs.number(report, "api_requests", "GET /three")).isBetween(1_000.0, 49_000.0);
        assertThat(Logs.number(report, "api_requests", "GET /plain")).isEqualTo(10);
    }

    @Test
    void shouldNameAFileThatCannotBeReadAndReadTheOthers() throws Exception {
        // Given
        file("access.log", packed(stream -> stream, 10, "/plain"));
        file("broken.gz", new byte[] {0x1f, (byte) 0x8b, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9});
        assumeTrue(Files.exists(Path.of("/proc/self/mem")), "only Linux has a file that nobody can read");

        // When
        var report = logs.performance("access.log", "/proc/self/mem", "*.gz");

        // Then
        assertThat(report.status()).isEqualTo(Status.UNKNOWN);
        assertThat(Reports.seen(report))
                .anyMatch(seen -> seen.startsWith("log /proc/self/mem: cannot be read: "))
                .anyMatch(seen -> seen.contains("broken.gz: "));
        assertThat(Logs.number(report, "api_requests")).isEqualTo(10);
    }

    @Test
    void shouldNotMindWindowsLineEndsEmptyFilesAndALineThatIsStillWritten() throws Exception {
        // Given
        var line = Logs.line("192.0.2.1", Logs.NOW.minusSeconds(9), "GET /a HTTP/1.1", 200, "-", "0.100")
                .strip();
        file("empty.log", new byte[0]);
        file("windows.log", (line + "\r\n" + line + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        file("whole.log", (line + "\n" + line).getBytes(StandardCharsets.UTF_8));
        file("written.log", (line + "\n" + line.substring(0, 50)).getBytes(StandardCharsets.UTF_8));

        // When
        var report = logs.performance("*.log");

        // Then
        assertThat(report.status()).isEqualTo(Status.OK);
        assertThat(Logs.number(report, "api_requests")).isEqualTo(5);
        assertThat(Logs.number(report, "api_malformed_lines")).isZero();
    }

    @Test
    void shouldCountAsAwkDoesInAFileThatSeveralThreadsRead() throws Exception {
        // Given
        var random = new Random(11);
        var file = folder.resolve("access.log");
        try (var writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < 750_000; i++) {
                var request = "GET /" + (char) ('a' + random.nextInt(20)) + "/" + random.nextInt(1_000) + "?q=" + i
                        + " HTTP/1.1";
                var status = random.nextInt(50) == 0 ? 500 + random.nextInt(4) : random.nextInt(9) == 0 ? 404 : 200;
                var seconds = String.format("%.3f", Math.exp(random.nextGaussian() - 2));
                writer.write(Logs.line(
                        "10.0.0." + random.nextInt(256),
                        Logs.NOW.minusSeconds(600_000 / (1 + i)),
                        request,
                        status,
                        "agent",
                        seconds));
            }
        }
        assertThat(Files.size(file)).isGreaterThan(64L << 20);

        // When
        var report = logs.performance("access.log");

        // Then
        var script = "$9 >= 500 {e++} $7 ~ /^\\/c\\// {c++} {n++; b += $10; s += $NF}"
                + " END {printf \"%d %d %d %d %.9f\", n, e, c, b, s / n}";
        var told = Command.of("awk", script, file.toString())
                .output(Duration.ofMinutes(1))
                .strip()
                .split(" ", -1);
        assertThat(Logs.number(report, "api_requests")).isEqualTo(Double.parseDouble(told[0]));
        assertThat(Logs.number(report, "api_server_errors")).isEqualTo(Double.parseDouble(told[1]));
        assertThat(Logs.number(report, "api_requests", "GET /c/{n}")).isEqualTo(Double.parseDouble(told[2]));
        assertThat(Logs.number(report, "api_bytes")).isEqualTo(Double.parseDouble(told[3]));
        assertThat(Logs.number(report, "api_average"))
                .isCloseTo(Double.parseDouble(told[4]), Percentage.withPercentage(1e-5));
        var histogram = "{h[int($NF * 1000 + 0.5)]++; n++}"
                + " END {for (t = 0; s < 0.95 * n; t++) s += h[t]; print (t - 1) / 1000}";
        var p95 = Command.of("awk", histogram, file.toString())
                .output(Duration.ofMinutes(1))
                .strip();
        assertThat(Logs.number(report, "api_p95")).isCloseTo(Double.parseDouble(p95), Percentage.withPercentage(1));
    }
}

package io.jenkins.plugins.upkeep.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import io.jenkins.plugins.upkeep.quality.grid.Fault;
import io.jenkins.plugins.upkeep.quality.source.CsvSource;
import io.jenkins.plugins.upkeep.report.Report;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFeedTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadPlainAndCompressedFiles() throws Exception {
        // Given one pair in three files of different kinds
        var walk = new Feed().walk("A; \"x\"", new Random(1));
        write("2026-03-01.csv", text(walk.subList(0, 400), ",", point -> point.time.toString()));
        Files.write(
                folder.resolve("2026-03-02.csv.gz"),
                gzip(text(walk.subList(400, 900), ";", point -> Long.toString(point.time.getEpochSecond()))));
        Files.write(
                folder.resolve("2026-03-03.csv.zst"),
                Zstd.compress(text(
                                walk.subList(910, walk.size()),
                                "\t",
                                point -> point.time.toString().replace("T", " ").replace("Z", "+00"))
                        .getBytes(StandardCharsets.UTF_8)));

        // When
        var report = run("2026-*.csv*");

        // Then
        var pairs = QualitySections.of(report).pairs();
        assertThat(pairs).hasSize(1);
        assertThat(pairs.get(0).pair()).isEqualTo("A; \"x\"");
        assertThat(pairs.get(0).points()).isEqualTo(walk.size() - 10L);
        assertThat(pairs.get(0).gaps().missing()).isEqualTo(10);
        assertThat(pairs.get(0).unordered()).isZero();
        assertThat(pairs.get(0).faults()).isEmpty();
    }

    @Test
    void shouldNameAPairAfterItsFileAndCountWhatCannotBeRead() throws Exception {
        // Given
        write("BTCUSDT.1m.csv", """
                \ufeffts,open,high,low,close,volume
                2026-03-04T11:00:00Z,1,2,0.5,1.5,10
                2026-03-04T11:01:00Z,x,2,0.5,1.5,10
                someday,1,2,0.5,1.5,10
                2026-03-04T11:02:00Z,1,2
                2026-03-04T11:03:00Z,1,2,0.5,NaN,10
                2026-03-04T11:04:00Z,1,2,0.5,null,10

                2026-03-04T10:59:00.000+00:00,1,2,0.5,1.5,10
                """);

        // When
        var pair = QualitySections.of(run("*.csv")).pairs().get(0);

        // Then
        assertThat(pair.pair()).isEqualTo("BTCUSDT");
        assertThat(pair.count(Fault.UNREADABLE)).isEqualTo(2);
        assertThat(pair.count(Fault.NULL)).isEqualTo(2);
        assertThat(pair.count(Fault.NOT_A_NUMBER)).isEqualTo(1);
        assertThat(pair.unordered()).isEqualTo(1);
    }

    @Test
    void shouldSayWhatIsWrongWithFiles() throws Exception {
        assertThatThrownBy(() -> run("*.csv")).hasMessageContaining("marketData.files: no file is there for *.csv");
        write("a.csv", "time,price\n1,2\n");
        assertThatThrownBy(() -> run("a.csv")).hasMessageContaining("a.csv: its first line has no column ts");
        write("b.csv", "");
        assertThatThrownBy(() -> run("b.csv")).hasMessageContaining("b.csv: its first line has no column");
        write("e.csv", "symbol,ts,open,high,low,close,volume\nA,1,1,1,1,1,1\nA,\"2026\"x,1,1,1,1,1\n");
        assertThatThrownBy(() -> run("e.csv")).hasMessageContaining("e.csv: is no CSV file, see line 3: Unexpected");
        write("f.csv", "x".repeat(200_000));
        assertThatThrownBy(() -> run("f.csv")).hasMessageContaining("f.csv: its first line has no column ts");
        write("c.csv.gz", "no gzip");
        assertThatThrownBy(() -> run("c.csv.gz")).hasMessageContaining("c.csv.gz: cannot be read");
        var whole = gzip(text(new Feed().walk("A", new Random(1)), ",", point -> point.time.toString()));
        Files.write(folder.resolve("d.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> run("d.csv.gz")).hasMessageContaining("d.csv.gz: cannot be read to its end");
    }

    private Report run(String pattern) throws Exception {
        return Checked.run(new CsvSource(folder, List.of(pattern), Checked.COLUMNS));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String text(List<Feed.Point> points, String separator, Function<Feed.Point, String> time) {
        var text = new StringBuilder(
                String.join(separator, "volume", "symbol", "ts", "open", "high", "low", "close") + "\r\n");
        for (var point : points) {
            text.append(String.join(
                            separator,
                            Double.toString(point.volume),
                            "\"" + point.pair.replace("\"", "\"\"") + "\"",
                            time.apply(point),
                            Double.toString(point.open),
                            Double.toString(point.high),
                            Double.toString(point.low),
                            Double.toString(point.close)))
                    .append("\r\n");
        }
        return text.toString();
    }
}

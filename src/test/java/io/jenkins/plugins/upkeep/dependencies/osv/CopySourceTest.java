package io.jenkins.plugins.upkeep.dependencies.osv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.dependencies.advisory.OsvRecords;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CopySourceTest {
    private static final List<Wanted> URLLIB3 = List.of(Wanted.of(OsvRecords.python("urllib3", "1.26.4")));
    private static final String FILLER = """
            {"id": "GHSA-%d", "modified": "2025-01-01T00:00:00Z", "details": "%s", "affected": [{"package": {"ecosystem": "PyPI",
             "name": "package-%d"}, "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "1.2"}]}]}]}
            """;

    @Test
    void shouldTellTheAgeOfTheDataByItsNewestRecord(@TempDir Path folder) throws Exception {
        // Given
        OsvCopy.folder(folder, OsvRecords.all());

        // When
        var found = new CopySource(folder).find(SourcesTest.wanted(), SourcesTest.CLOCK);

        // Then
        assertThat(found.records()).isEqualTo(OsvRecords.all().size());
        assertThat(found.newest()).containsOnlyKeys("PyPI", "npm", "Maven", "Debian");
        assertThat(found.newest()).containsEntry("PyPI", Instant.parse(OsvRecords.NEWEST));
        assertThat(found.live()).isFalse();
    }

    @Test
    void shouldNotTakeARecordOfTheFutureForFreshData(@TempDir Path folder) throws Exception {
        // Given
        OsvCopy.folder(folder, OsvRecords.node());
        Files.writeString(folder.resolve("x.json"), FILLER.formatted(1, "", 1).replace("2025-01", "2099-01"));
        Files.writeString(folder.resolve("y.json"), FILLER.formatted(2, "", 2));

        // When
        var found = new CopySource(folder).find(URLLIB3, SourcesTest.CLOCK);

        // Then
        assertThat(found.newest()).containsEntry("PyPI", Instant.parse("2025-01-01T00:00:00Z"));
    }

    @Test
    void shouldNotTakeARecordOfSeveralEcosystemsForDataOfEach(@TempDir Path folder) throws Exception {
        // Given
        var both = """
                {"id": "GHSA-1", "modified": "2026-11-20T00:00:00Z", "affected": [
                 {"package": {"ecosystem": "npm", "name": "a"}, "versions": ["1.0.0"]},
                 {"package": {"ecosystem": "PyPI", "name": "urllib3"}, "versions": ["1.26.4"]}]}
                """;
        OsvCopy.folder(folder, OsvRecords.node());
        Files.writeString(folder.resolve("both.json"), both);

        // When
        var found = new CopySource(folder).find(URLLIB3, SourcesTest.CLOCK);

        // Then
        assertThat(found.newest()).containsOnlyKeys("npm");
        assertThat(found.covers("PyPI")).isFalse();
        assertThat(found.matches()).hasSize(1);
    }

    @Test
    void shouldNameBrokenRecordsAndGoOn(@TempDir Path folder) throws Exception {
        // Given
        OsvCopy.folder(folder, OsvRecords.python());
        var sub = Files.createDirectories(folder.resolve("sub"));
        Files.writeString(sub.resolve("cut.json"), "{\"id\": \"GHSA-1\", \"modified\": \"2025-");
        Files.writeString(sub.resolve("empty.json"), "");
        Files.writeString(sub.resolve("other.json"), "{\"name\": \"a package.json\"}");
        Files.writeString(sub.resolve("more.json"), "{\"id\": \"X\", \"modified\": \"2025-01-01T00:00:00Z\"} {}");
        Files.writeString(sub.resolve("README.md"), "no record and none expected");

        // When
        var found = new CopySource(folder).find(URLLIB3, SourcesTest.CLOCK);

        // Then
        assertThat(found.matches()).hasSize(1);
        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.reason())
                    .startsWith("4 of 9 records cannot be read: ")
                    .endsWith(" and 1 more");
            assertThat(problem.reason()).contains("sub/");
        });
    }

    @Test
    void shouldNotFollowLinksAndLeaveHiddenFoldersOut(@TempDir Path folder) throws Exception {
        // Given
        OsvCopy.folder(folder.resolve("data"), OsvRecords.python());
        OsvCopy.folder(folder.resolve("data/.git"), Map.of("broken", "{"));
        Files.createSymbolicLink(folder.resolve("data/loop"), folder.resolve("data"));
        Files.writeString(folder.resolve("outside.json"), FILLER.formatted(1, "", 1));
        Files.createSymbolicLink(folder.resolve("data/linked.json"), folder.resolve("outside.json"));
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));

        // When
        var found = new CopySource(folder.resolve("link")).find(URLLIB3, SourcesTest.CLOCK);

        // Then
        assertThat(found.records()).isEqualTo(5);
        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason())
                        .isEqualTo("1 of 6 records cannot be read: linked.json (is no regular file)"));
    }

    @Test
    void shouldSayThatItMayNotRead(@TempDir Path folder) throws Exception {
        // Given
        OsvCopy.folder(folder, OsvRecords.python());
        var closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(closed), "root may read anything");

        // When
        var found = new CopySource(folder).find(URLLIB3, SourcesTest.CLOCK);

        // Then
        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("closed (no permission)"));
    }

    @Test
    void shouldRefuseAFolderWithoutRecordsAndWhatIsNeitherFolderNorZip(@TempDir Path folder) throws Exception {
        // Given
        var text = Files.writeString(folder.resolve("osv.txt"), "no zip");

        // When, Then
        assertThatThrownBy(() -> find(folder))
                .isInstanceOf(UpkeepException.class)
                .hasMessage(
                        folder + ": holds no OSV record; put records in JSON there, or the all.zip of an ecosystem");
        assertThatThrownBy(() -> find(text))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("cannot be read (");
        assertThatThrownBy(() -> find(folder.resolve("absent")))
                .hasMessageContaining("cannot be read (it does not exist); give a folder or zip");
    }

    @Test
    void shouldNotTakeACutZipForAWholeOne(@TempDir Path folder) throws Exception {
        // Given
        var zip = OsvCopy.zip(folder.resolve("all.zip"), OsvRecords.all());
        try (var file = new RandomAccessFile(zip.toFile(), "rw")) {
            file.setLength(file.length() - 200);
        }

        // When, Then
        assertThatThrownBy(() -> find(zip))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("all.zip: cannot be read");
    }

    @Test
    void shouldNameAZipInAFolderThatCannotBeRead(@TempDir Path folder) throws Exception {
        // Given
        OsvCopy.folder(folder, OsvRecords.python());
        Files.writeString(folder.resolve("npm.zip"), "no zip");

        // When
        var found = new CopySource(folder).find(URLLIB3, SourcesTest.CLOCK);

        // Then
        assertThat(found.matches()).hasSize(1);
        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).contains("npm.zip ("));
    }

    @Test
    void shouldNotReadAnEntryThatIsLongerThanAnyRecord(@TempDir Path folder) throws Exception {
        // Given
        var zip = folder.resolve("bomb.zip");
        writeBomb(zip);

        // When
        var found = new CopySource(zip).find(URLLIB3, SourcesTest.CLOCK);

        // Then
        assertThat(found.records()).isEqualTo(1);
        assertThat(found.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason())
                        .startsWith("12 of 13 records cannot be read")
                        .contains("is longer than 32 MiB", "!../../etc/bomb-"));
        assertThat(folder.resolve("../../etc/bomb-1.json")).doesNotExist();
    }

    private static void writeBomb(Path file) throws IOException {
        var zeros = new byte[1 << 20];
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("fine.json"));
            zip.write(FILLER.formatted(1, "", 1).getBytes(StandardCharsets.UTF_8));
            for (int entry = 0; entry < 12; entry++) {
                zip.putNextEntry(new ZipEntry("../../etc/bomb-" + entry + ".json"));
                for (int part = 0; part < 40; part++) {
                    zip.write(zeros);
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void shouldReadManyRecordsInLittleMemory(@TempDir Path folder) throws Exception {
        // Given
        var details = "Words about a weakness, as long as they usually are. ".repeat(40);
        for (int i = 0; i < 20_000; i++) {
            var sub = folder.resolve("part-" + i % 20);
            Files.createDirectories(sub);
            Files.writeString(sub.resolve(i + ".json"), FILLER.formatted(i, details, i));
        }
        OsvCopy.folder(folder.resolve("python"), OsvRecords.python());
        var source = new CopySource(folder);
        System.gc();
        var before = used();

        // When
        var begin = System.nanoTime();
        var found = source.find(URLLIB3, SourcesTest.CLOCK);
        var took = Duration.ofNanos(System.nanoTime() - begin);

        // Then
        System.gc();
        assertThat(found.records()).isEqualTo(20_005);
        assertThat(found.matches()).hasSize(1);
        assertThat(used() - before).isLessThan(8 << 20);
        assertThat(took).isLessThan(Duration.ofSeconds(20));
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void shouldStopWhenItIsTold(@TempDir Path folder) throws Exception {
        // Given
        OsvCopy.folder(folder, OsvRecords.all());
        Thread.currentThread().interrupt();

        // When, Then
        assertThatThrownBy(() -> find(folder)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void shouldSayOfWhichVersionNothingCanBeTold(@TempDir Path folder) throws Exception {
        // Given
        OsvCopy.folder(folder, OsvRecords.python());

        // When
        var found = new CopySource(folder)
                .find(List.of(Wanted.of(OsvRecords.python("urllib3", "latest"))), SourcesTest.CLOCK);

        // Then
        assertThat(found.matches()).isEmpty();
        assertThat(found.undecided())
                .extracting(Undecided::id)
                .containsExactly("GHSA-q2q7-5pp4-w6pg", "GHSA-v845-jxx5-vc9f", "PYSEC-2021-108");
    }

    private static Found find(Path place) throws UpkeepException, InterruptedException {
        return new CopySource(place).find(URLLIB3, SourcesTest.CLOCK);
    }
}

package io.jenkins.plugins.upkeep.review.performance.past;

import static io.jenkins.plugins.upkeep.review.performance.PastRuns.NOW;
import static io.jenkins.plugins.upkeep.review.performance.PastRuns.day;
import static io.jenkins.plugins.upkeep.review.performance.PastRuns.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.HistoryFile;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.review.performance.PastRuns;
import io.jenkins.plugins.upkeep.system.store.StoredFile;
import io.jenkins.plugins.upkeep.system.store.address.Stores;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import io.jenkins.plugins.upkeep.testing.s3.S3Server;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;

class PastReaderTest {
    private static final Instant SINCE = NOW.minus(Duration.ofDays(90));

    @TempDir
    private Path folder;

    @BeforeAll
    static void giveCredentials() {
        System.setProperty("aws.accessKeyId", S3Server.ACCESS_KEY);
        System.setProperty("aws.secretAccessKey", S3Server.SECRET_KEY);
    }

    @AfterAll
    static void takeCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    private static Past read(PastPlace... places) throws Exception {
        return new PastReader("shop", SINCE, NOW, (task, name) -> !name.equals("unwanted")).read(List.of(places));
    }

    private Past read() throws Exception {
        return read(PastPlaces.folder(folder));
    }

    private static Report health(int ago) {
        return report(
                "health-check",
                Measurement.of("host_load_per_core", ago, Unit.COUNT).limit(2),
                ago);
    }

    private static String history(Report... reports) {
        return HistoryFile.text(
                new History(List.of(reports).stream().map(EarlierRun::of).toList()));
    }

    private Path write(String path, String text) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void shouldReadWhatTheCommandLineLeaves() throws Exception {
        // Given
        write("health-check/history.jsonl", history(health(3), health(2), health(1)));
        write("health-check/report.json", ReportJson.text(health(1)));

        // When
        var past = read();

        // Then: the run that both know is there once
        assertThat(past.runs()).extracting(PastRun::started).containsExactly(day(3), day(2), day(1));
        assertThat(past.runs()).allSatisfy(run -> {
            assertThat(run.task()).isEqualTo("health-check");
            assertThat(run.duration()).contains(Duration.ofSeconds(30));
            assertThat(run.numbers())
                    .singleElement()
                    .satisfies(number -> assertThat(number.name()).isEqualTo("host_load_per_core"));
        });
        assertThat(past.runs())
                .flatExtracting(PastRun::numbers)
                .allSatisfy(number -> assertThat(number.limit()).hasValue(2));
        assertThat(past.damaged().first()).isEmpty();
        assertThat(past.remarks()).isEmpty();
    }

    @Test
    void shouldReadArchivedBuildsAndWhatJenkinsKeepsBesideAJob() throws Exception {
        // Given: the link that Jenkins sets leads to a build that is there anyway
        var build = "jobs/nightly/builds/7/archive/upkeep-report/health-check/";
        write(build + "report.json", ReportJson.text(health(7)));
        write(build + "history.jsonl", history(health(9), health(7)));
        write("jobs/nightly/builds/8/archive/report.json", ReportJson.text(health(6)));
        write("jobs/nightly/builds/8/archive/history.jsonl", history(health(6), health(5)));
        write("jobs/nightly/upkeep-earlier/health-check-0123456789abcdef.jsonl", history(health(20), health(7)));
        Files.createSymbolicLink(folder.resolve("jobs/nightly/builds/lastSuccessfulBuild"), Path.of("7"));

        // When
        var past = read();

        // Then
        assertThat(past.runs()).extracting(PastRun::started).containsExactly(day(20), day(9), day(7), day(6), day(5));
        assertThat(past.runs()).extracting(PastRun::task).containsOnly("health-check");
        assertThat(past.files()).isEqualTo(5);
        assertThat(past.damaged().first()).isEmpty();
    }

    @Test
    void shouldReadWhatLiesInS3() throws Exception {
        // Given
        var bucket = S3Server.S3MOCK.bucket();
        try (var client = S3Server.S3MOCK.client()) {
            client.putObject(
                    put -> put.bucket(bucket).key("reports/health-check/history.jsonl"),
                    RequestBody.fromString(history(health(2), health(1))));
            client.putObject(
                    put -> put.bucket(bucket).key("reports/health-check/report.json"),
                    RequestBody.fromString(ReportJson.text(health(1))));
            client.putObject(
                    put -> put.bucket(bucket).key("reports/verified-backup/report.json"), RequestBody.fromString("{"));
            client.putObject(
                    put -> put.bucket(bucket).key("elsewhere/health-check/history.jsonl"),
                    RequestBody.fromString(history(health(3))));
        }
        var address =
                "s3://" + bucket + "/reports?region=us-east-1&pathStyle=true&endpoint=" + S3Server.S3MOCK.endpoint();

        // When
        var places = PastPlaces.of(address);
        var past = read(places.get(0));

        // Then
        assertThat(past.runs()).extracting(PastRun::started).containsExactly(day(2), day(1));
        assertThat(past.damaged().first()).singleElement().asString().contains("verified-backup/report.json");
    }

    @Test
    void shouldNameWhatIsDamagedAndReadTheRest() throws Exception {
        // Given
        var whole = history(health(4), health(3));
        write("health-check/history.jsonl", whole + "{\"service\":\"shop\",\"star");
        write("verified-backup/report.json", ReportJson.text(health(1)).substring(0, 300));
        write("somewhere/report.json", "{\"name\": \"coverage\"}");
        write("deep/report.json", "{\"schema\":\"upkeep/report/1\",\"x\":" + "[".repeat(100_000));
        write("null/report.json", "{\"schema\":\"upkeep/report/1\"}");
        write("No Task/history.jsonl", whole);
        Files.write(folder.resolve("null/history.jsonl"), new byte[] {0, 1, (byte) 0xff, (byte) 0xfe, '\n'});

        // When
        var past = read();

        // Then
        assertThat(past.runs()).extracting(PastRun::started).containsExactly(day(4), day(3));
        assertThat(past.damaged().first())
                .hasSize(7)
                .allSatisfy(line -> assertThat(line).startsWith(folder.toString()));
        assertThat(String.join("\n", past.damaged().first()))
                .contains("health-check/history.jsonl: 1 of its 3 lines cannot be understood")
                .contains("somewhere/report.json: is no report of Upkeep")
                .contains("No Task/history.jsonl: nothing says of which task it is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"service\":\"shop\",\"started\":\"2026-03-30T00:00:00Z\",\"status\":\"OK\",\"numbers\":[{\"name\":\"a\",\"subject\":\"\",\"value\":1e200}]}",
                "{\"service\":\"shop\",\"started\":\"2026-03-30T00:00:00Z\",\"status\":\"OK\",\"numbers\":[{\"name\":\"a\",\"subject\":\"\",\"value\":\"NaN\"}]}",
                "{\"service\":\"shop\",\"started\":\"2026-03-30T00:00:00Z\",\"status\":\"OK\",\"numbers\":[{\"name\":\"a\",\"subject\":\"\",\"value\":1e999}]}",
                "{\"service\":\"shop\",\"started\":\"2026-03-30T00:00:00Z\",\"status\":\"OK\",\"numbers\":[null]}",
            })
    void shouldNameAHistoryWithWhatIsNoNumberAndReadTheRest(String line) throws Exception {
        // Given
        write("health-check/history.jsonl", history(health(3)) + line + "\n");

        // When
        var past = read();

        // Then
        assertThat(past.runs()).extracting(PastRun::started).contains(day(3));
        assertThat(past.runs())
                .flatExtracting(PastRun::numbers)
                .allSatisfy(number -> assertThat(Math.abs(number.value())).isLessThan(1e150));
        assertThat(past.damaged().first()).singleElement().asString().contains("health-check/history.jsonl: 1 of its ");
    }

    @Test
    void shouldNameAReportWithoutATask() throws Exception {
        // Given
        write("health-check/report.json", ReportJson.text(health(1)).replace("\"health-check\"", "null"));
        write("verified-backup/history.jsonl", history(health(2)));

        // When
        var past = read();

        // Then
        assertThat(past.runs()).extracting(PastRun::task).containsExactly("verified-backup");
        assertThat(past.damaged().first())
                .singleElement()
                .asString()
                .contains("health-check/report.json: is not a valid report (it names no task)");
    }

    @Test
    void shouldCountCopiesOfARunOnceBeforeItLeavesAnyOut() throws Exception {
        // Given: 400 numbers of 90 runs, in thirty copies
        var many = IntStream.range(0, 90)
                .mapToObj(ago -> {
                    var report = PastRuns.of("health-check", ago);
                    IntStream.range(0, 400).forEach(at -> report.add(Measurement.count("n" + at, at)));
                    return report.build(day(ago), Duration.ZERO, "well");
                })
                .toArray(Report[]::new);
        var text = history(many);
        for (int copy = 0; copy < 30; copy++) {
            write(copy + "/health-check/history.jsonl", text);
        }

        // When
        var past = read();

        // Then
        assertThat(past.remarks()).isEmpty();
        assertThat(past.runs()).hasSize(90);
    }

    @Test
    void shouldNotReadWhatIsLargerThanAnyReport() throws Exception {
        // Given
        var file = write("health-check/history.jsonl", "");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(10L << 30);
        }

        // When
        var past = read();

        // Then
        assertThat(past.damaged().first()).singleElement().asString().contains("is larger than any report or history");
    }

    @Test
    void shouldLeaveOutOtherServicesOtherTimesAndOtherNumbers() throws Exception {
        // Given
        var other = Report.of("health-check", "other").build(day(5), Duration.ZERO, "well");
        var unwanted = report("health-check", Measurement.count("unwanted", 1), 4);
        write("health-check/history.jsonl", history(health(200), other, unwanted, health(3), health(-2)));

        // When
        var past = read();

        // Then
        assertThat(past.runs()).extracting(PastRun::started).containsExactly(day(4), day(3));
        assertThat(past.runs().get(0).numbers()).isEmpty();
    }

    @Test
    void shouldNotOpenWhatIsOlderThanThePeriod() throws Exception {
        // Given
        var old = write("health-check/history.jsonl", "damaged");
        Files.setLastModifiedTime(old, FileTime.from(SINCE.minusSeconds(60)));

        // Then
        assertThat(read().damaged().first()).isEmpty();
    }

    @Test
    void shouldKeepTheLargestTablesOfTheNewestReport() throws Exception {
        // Given
        for (int ago : new int[] {3, 10}) {
            var columns = List.of(View.Column.text("Table"));
            var report = Report.of("pg-maintenance", "shop")
                    .add(new View.Table("Largest tables", columns, List.of(List.of("of day " + ago))))
                    .build(day(ago), Duration.ZERO, "well");
            write("copy" + ago + "/report.json", ReportJson.text(report));
        }

        // Then
        assertThat(read().largestTables().orElseThrow().rows()).containsExactly(List.of("of day 3"));
    }

    @Test
    void shouldSayWhichFolderIsNotThere() throws Exception {
        var past = read(PastPlaces.folder(folder.resolve("nowhere")), PastPlaces.folder(folder));

        assertThat(past.remarks()).singleElement().asString().contains("nowhere: there is no such folder");
    }

    @Test
    void shouldSayWhichFolderMayNotBeEntered() throws Exception {
        // Given
        write("health-check/history.jsonl", history(health(1)));
        var closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        assumeThat(Files.isReadable(closed)).as("root may enter everything").isFalse();

        // When
        var past = read();

        // Then
        assertThat(past.runs()).hasSize(1);
        assertThat(past.remarks()).singleElement().asString().contains("closed: cannot be looked at");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void shouldTellWhatMayNotBeReadFromWhatIsDamaged() throws Exception {
        // Given
        PastFile.Opening closed = () -> {
            throw new AccessDeniedException("health-check/report.json");
        };

        PastFile.Opening gone = () -> {
            throw new NoSuchFileException("verified-backup/report.json");
        };

        // When
        var past = read(holding(
                new PastFile("x/gone/report.json", "report.json", NOW, gone),
                new PastFile("x/health-check/report.json", "report.json", NOW, closed)));

        // Then
        assertThat(past.damaged().files()).isZero();
        assertThat(past.remarks())
                .singleElement()
                .asString()
                .startsWith("x/health-check/report.json: cannot be read (permission denied)");
    }

    private static PastPlace holding(PastFile... files) {
        return new PastPlace() {
            @Override
            public String describe() {
                return "x";
            }

            @Override
            public Listing list(Instant since) {
                return new Listing(List.of(files), List.of());
            }
        };
    }

    @Test
    void shouldNameTheFirstOfVeryManyAndCountTheOthers() throws Exception {
        // Given
        for (int file = 0; file < 100; file++) {
            write(file + "/report.json", "{}");
        }
        PastFile.Opening closed = () -> {
            throw new AccessDeniedException("it");
        };
        var unreadable = IntStream.range(0, 100)
                .mapToObj(at -> new PastFile(at + "/report.json", at + "/report.json", NOW, closed))
                .toArray(PastFile[]::new);

        // When
        var past = read(PastPlaces.folder(folder), holding(unreadable));

        // Then
        assertThat(past.damaged().files()).isEqualTo(100);
        assertThat(past.damaged().first()).hasSizeLessThan(100);
        assertThat(past.remarks()).hasSizeLessThan(100).last().asString().isEqualTo("70 more like these");
    }

    /** Longer than any list of it should become. */
    @Test
    void shouldNotLookAtAllOfAnEndlessBucket() throws Exception {
        // Given
        var looked = new AtomicInteger();
        var endless = new StoreInFront(Stores.open(folder.toUri(), folder)) {
            @Override
            public void each(String prefix, Predicate<StoredFile> taking) {
                var further = true;
                while (further) {
                    var key = looked.incrementAndGet() + "/report.json";
                    further = taking.test(new StoredFile(key, 2, NOW.plusSeconds(looked.get())));
                }
            }
        };

        // When
        var listing = new StorePlace(endless).list(SINCE);

        // Then
        assertThat(looked).hasValue(1_000_000);
        assertThat(listing.files()).hasSize(20_000);
        assertThat(listing.files().get(0).path()).isEqualTo("1000000/report.json");
        assertThat(String.join("\n", listing.remarks()))
                .contains("holds more than 1000000 files; not all were looked at")
                .contains("has 1000000 reports and histories; only the newest 20000 were read");
    }

    @Test
    void shouldStopWhenItIsToldTo() throws Exception {
        // Given
        write("health-check/history.jsonl", history(health(1)));

        // Then
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::read).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a,,b",
                "s3:///prefix",
                "s3://bucket with spaces/",
                "\0",
                "file:/a b",
                "file://host/a",
                "file:/%zz"
            })
    void shouldRefuseWhatIsNoPlace(String text) {
        assertThatThrownBy(() -> PastPlaces.of(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("--reports: ");
    }

    @Test
    void shouldTakeSeveralPlaces() throws Exception {
        assertThat(PastPlaces.of("/srv/a, b")).extracting(PastPlace::describe).containsExactly("/srv/a", "b");
        assertThat(PastPlaces.of("file:///srv/a%2C%20b, c"))
                .extracting(PastPlace::describe)
                .containsExactly("/srv/a, b", "c");
    }
}

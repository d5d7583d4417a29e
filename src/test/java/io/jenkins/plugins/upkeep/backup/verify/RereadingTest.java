package io.jenkins.plugins.upkeep.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.Manifest;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.SetPlace;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.backup.set.Verification;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.age.AgeKey;
import io.jenkins.plugins.upkeep.system.age.Identities;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets that are read again, a part at a time. */
class RereadingTest {
    private static final Instant START = Instant.parse("2026-01-05T03:00:00Z");
    private static final int FILES = 4;

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    private Store store() {
        return new FolderStore(folder);
    }

    private SetCatalog catalog(Store store) {
        return new SetCatalog(store, "shop");
    }

    private SetId publish(int day) throws Exception {
        var started = START.plus(Duration.ofDays(day));
        var place = new SetPlace("shop", SetId.begunAt(started));
        try (var set = new SetWriter(store(), place, 1, List.of(), file -> {})) {
            for (int file = 0; file < FILES; file++) {
                set.plainFile("file" + file, new byte[100]);
            }
            var contents = set.contents();
            var manifest = set.publish(new Manifest(
                    Manifest.SCHEMA,
                    place.id().text(),
                    "shop",
                    started,
                    started,
                    "1",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    contents));
            catalog(store()).record(Verification.of(manifest, VerificationLevel.STORED, started));
        }
        return place.id();
    }

    @Test
    void shouldCompareTheStoredBytesOfASetForAnOlderKey() throws Exception {
        // Given a set for a key that is no longer at hand
        var place = new SetPlace("shop", SetId.begunAt(START));
        var old = AgeKey.generate();
        try (var set = new SetWriter(store(), place, 1, List.of(old.recipient()), file -> {})) {
            try (var file = set.file("rows.zst")) {
                file.write("rows");
                file.finish();
            }
            set.publish(new Manifest(
                    Manifest.SCHEMA,
                    place.id().text(),
                    "shop",
                    START,
                    START,
                    "1",
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    set.contents()));
        }
        var keys = Identities.parse("test", AgeKey.generate().identity());
        var catalog = new SetCatalog(store(), "shop", keys);

        // When
        var whole = reread(catalog);
        var file = folder.resolve(place.key("rows.zst.age"));
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        var damaged = reread(catalog);

        // Then
        assertThat(whole.isWhole()).isTrue();
        assertThat(whole.unread()).isEmpty();
        assertThat(damaged.faults()).singleElement().asString().contains("rows.zst.age");
    }

    private static Rereading.Reading reread(SetCatalog catalog) throws Exception {
        var limit = new TimeBudget(Duration.ofMinutes(1));
        return new Rereading(catalog, Clock.systemUTC(), limit, Progress.unseen())
                .run(catalog.look().sets())
                .get(0);
    }

    /** A store whose files take a second each to be read. */
    private Store slow() {
        return new StoreInFront(store()) {
            @Override
            public InputStream openFresh(String key) throws UpkeepException {
                if (key.contains("/file")) {
                    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                }
                return super.openFresh(key);
            }
        };
    }

    private List<Rereading.Reading> read(Store store, Duration budget, Instant now) throws Exception {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var limit = new TimeBudget(budget, nanos::get);
        return new Rereading(catalog(store), clock, limit, Progress.unseen())
                .run(catalog(store()).look().sets());
    }

    @Test
    void shouldReadAllOfAllSetsOverSeveralRuns() throws Exception {
        // Given sets with twelve files in all, and time for five of them each week
        for (int day = 0; day < 3; day++) {
            publish(day);
        }

        for (int week = 1; week <= 9; week++) {
            // When
            var now = START.plus(Duration.ofDays(7L * week));
            var readings = read(slow(), Duration.ofSeconds(5), now);

            // Then
            assertThat(readings.stream()
                            .mapToInt(reading -> reading.read().size())
                            .sum())
                    .isEqualTo(5);
            if (week >= 3) {
                assertThat(catalog(store()).look().sets())
                        .extracting(set -> set.readSince().orElseThrow())
                        .allSatisfy(since ->
                                assertThat(Duration.between(since, now)).isLessThanOrEqualTo(Duration.ofDays(21)));
            }
        }
        assertThat(catalog(store()).look().sets()).extracting(BackupSet::level).containsOnly(VerificationLevel.STORED);
    }

    @Test
    void shouldReadOneFileAtLeastHoweverLittleTimeThereIs() throws Exception {
        publish(0);
        for (int run = 1; run <= FILES; run++) {
            assertThat(read(slow(), Duration.ZERO, START.plusSeconds(run))).hasSize(1);
        }
        assertThat(catalog(store()).look().sets().get(0).readSince()).contains(START.plusSeconds(1));
    }

    @Test
    void shouldVerifyAnewASetThatIsReadWhole() throws Exception {
        publish(0);
        var later = START.plusSeconds(60);
        assertThat(read(slow(), Duration.ofMinutes(1), later)).singleElement().matches(Rereading.Reading::isWhole);
        assertThat(catalog(store()).look().sets().get(0).proof().map(Verification::at))
                .contains(later);
    }

    @Test
    void shouldTakeTheLevelFromASetThatIsDamagedAndNotReadItAgain() throws Exception {
        // Given
        var damaged = publish(0);
        publish(1);
        Files.write(folder.resolve("shop/" + damaged + "/file2"), new byte[99]);

        // When
        var readings = read(slow(), Duration.ofMinutes(1), START.plus(Duration.ofDays(2)));

        // Then
        assertThat(readings).hasSize(2);
        assertThat(readings.get(0).faults())
                .singleElement()
                .asString()
                .contains(damaged.text())
                .contains("file2");
        assertThat(catalog(store()).find(damaged).level()).isEqualTo(VerificationLevel.NONE);
        assertThat(read(slow(), Duration.ofMinutes(1), START.plus(Duration.ofDays(3))))
                .singleElement()
                .matches(Rereading.Reading::isWhole);
    }

    @Test
    void shouldBlameNoSetForWhatCannotBeReadOrWasRemovedMeanwhile() throws Exception {
        // Given
        var id = publish(0);
        var sets = catalog(store()).look().sets();
        var broken = new StoreInFront(store()) {
            @Override
            public InputStream openFresh(String key) throws UpkeepException {
                if (key.endsWith("/file1")) {
                    throw new StoreException("the disk is broken", null);
                }
                return super.openFresh(key);
            }
        };

        // When, Then
        var reading = read(broken, Duration.ofMinutes(1), START.plusSeconds(9)).get(0);
        assertThat(reading.unread()).containsExactly("the disk is broken");
        assertThat(reading.read()).hasSize(FILES - 1);
        var set = catalog(store()).find(id);
        assertThat(set.level()).isEqualTo(VerificationLevel.STORED);
        assertThat(set.readSince()).contains(START);
        store().deleteAll("shop/" + id + "/");
        assertThat(new Rereading(
                                catalog(store()),
                                Clock.systemUTC(),
                                new TimeBudget(Duration.ofMinutes(1)),
                                Progress.unseen())
                        .run(sets))
                .isEmpty();
    }
}

package io.jenkins.plugins.upkeep.backup.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.testing.BadDisk;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store can do to what is written of sets, and what is made of that. */
class SetCatalogTest {
    private static final SetId ID = new SetId("20261123T031500Z-9f3a");
    private static final SetPlace PLACE = new SetPlace("shop", ID);
    private static final Instant TIME = Instant.parse("2026-11-23T03:15:00.123456789Z");

    @TempDir
    Path folder;

    private FolderStore store() {
        return new FolderStore(folder.resolve("store"));
    }

    private SetCatalog catalog() {
        return new SetCatalog(store(), "shop");
    }

    private Path place(String path) {
        return folder.resolve("store").resolve(PLACE.key(path));
    }

    private static Manifest manifest(List<SetFile> contents) {
        return new Manifest(
                Manifest.SCHEMA,
                ID.text(),
                "shop",
                TIME,
                TIME,
                "1",
                Optional.of("a commit"),
                Optional.empty(),
                List.of(),
                List.of(),
                contents);
    }

    private static Manifest publish(Store store) throws Exception {
        try (var set = new SetWriter(store, PLACE, 1, file -> {})) {
            set.plainFile("README.txt", new byte[10]);
            return set.publish(manifest(set.contents()));
        }
    }

    /** A store that gives something else back than was written. */
    private static Store forgetful(Store store, String what, String given) {
        return new StoreInFront(store) {
            @Override
            public InputStream openFresh(String key) throws UpkeepException {
                return key.contains(what)
                        ? new ByteArrayInputStream(given.getBytes(StandardCharsets.UTF_8))
                        : super.openFresh(key);
            }
        };
    }

    @Test
    void shouldClaimOnlyWhatTheStoreGivesBack() throws Exception {
        // Then
        assertThatThrownBy(() -> publish(forgetful(store(), "manifest", "{}"))).isInstanceOf(DamagedSetException.class);
        var other = new String(SealedJson.write(manifest(List.of())), StandardCharsets.UTF_8);
        assertThatThrownBy(() -> publish(forgetful(store(), "manifest", other)))
                .isInstanceOf(DamagedSetException.class)
                .hasMessageContaining("gives back another document than was written");
        assertThat(store().list("")).isEmpty();
        assertThat(publish(store())).isEqualTo(catalog().find(ID).manifest());

        var forgetful = new SetCatalog(forgetful(store(), "verified/", "{}"), "shop");
        var proof = Verification.of(catalog().find(ID).manifest(), VerificationLevel.STORED, TIME);
        assertThatThrownBy(() -> forgetful.record(proof)).isInstanceOf(DamagedSetException.class);
    }

    @Test
    void shouldNotClaimAProofThatIsNotListed() throws Exception {
        // Given
        var manifest = publish(store());
        var blind = new StoreInFront(store()) {
            @Override
            public List<String> names(String prefix) throws UpkeepException {
                return prefix.contains("verified") ? List.of() : super.names(prefix);
            }
        };

        // Then
        var proof = Verification.of(manifest, VerificationLevel.STORED, TIME);
        assertThatThrownBy(() -> new SetCatalog(blind, "shop").record(proof))
                .isInstanceOf(DamagedSetException.class)
                .hasMessageContaining("was written and is not there");
    }

    @Test
    void shouldKeepAllResultsAlsoOfOneInstant() throws Exception {
        // Given
        var manifest = publish(store());
        var catalog = catalog();

        // When
        catalog.record(Verification.of(manifest, VerificationLevel.RESTORED, TIME));
        catalog.record(Verification.failed(manifest, VerificationLevel.RESTORED, List.of("one\n\ttwo"), TIME));
        var set = catalog.record(Verification.failed(manifest, VerificationLevel.RESTORED, List.of("three"), TIME));

        // Then
        assertThat(set.verifications()).hasSize(3);
        assertThat(set).isEqualTo(catalog.find(ID));
        assertThat(set.level()).isEqualTo(VerificationLevel.NONE);
        assertThat(set.failure().orElseThrow().failure().orElseThrow().reason()).isEqualTo("three");
        assertThat(catalog.look().newestVerified()).isEmpty();
    }

    @Test
    void shouldReadWhatFormerVersionsWroteAndBeReadByThem() throws Exception {
        // Given a document as it was before failures were written down
        var manifest = publish(store());
        Files.createDirectories(place("verified"));
        var old = Map.of(
                "schema", "upkeep/verification/1",
                "set", ID.text(),
                "level", "restored",
                "at", "2026-11-23T03:20:00Z",
                "tool", "0.1");
        Files.write(place("verified/old.json"), SealedJson.write(old));

        // Then it is a proof
        assertThat(catalog().find(ID).level()).isEqualTo(VerificationLevel.RESTORED);

        // When
        var failed = Verification.failed(manifest, VerificationLevel.RESTORED, List.of("because"), TIME);
        Map<?, ?> document = SealedJson.read("failed", SealedJson.write(failed), Map.class);

        // Then a former version, which knows no failures, sees what proves nothing
        assertThat(document.get("level")).isEqualTo("none");
        assertThat(document.get("failure")).isEqualTo(Map.of("level", "restored", "reason", "because"));
        assertThat(document.size()).isEqualTo(7);
    }

    @Test
    void shouldNotGuessWhatAnotherFormMeans() throws Exception {
        // Given
        var manifest = publish(store());
        catalog().record(Verification.of(manifest, VerificationLevel.STORED, TIME));
        Files.write(
                place("verified/later.json"),
                SealedJson.write(new Verification(
                        "upkeep/verification/2",
                        ID.text(),
                        VerificationLevel.RESTORED,
                        TIME,
                        "9",
                        Optional.empty(),
                        List.of())));

        // Then
        assertThat(catalog().look().sets()).isEmpty();
        assertThat(catalog().look().damaged())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("is of the form upkeep/verification/2"));
        Files.write(place("verified/later.json"), SealedJson.write(Map.of("level", "restored")));
        assertThat(catalog().look().damaged())
                .singleElement()
                .satisfies(line -> assertThat(line).contains("not of a form that this version of Upkeep knows"));
    }

    @Test
    void shouldTellADiskThatCannotBeReadFromADamagedSet() throws Exception {
        // Given
        var manifest = publish(store());
        catalog().record(Verification.of(manifest, VerificationLevel.STORED, TIME));

        for (var path : List.of("manifest.json", "verified", "../" + ID)) {
            // When
            var place = place(path).normalize();
            try (var disk = Files.isDirectory(place) ? BadDisk.looking(place) : BadDisk.reading(place)) {
                assertThat(disk).isNotNull();
                var contents = catalog().look();

                // Then nothing is known, and nothing is removed
                assertThat(contents.unreadable()).as(path).hasSize(1);
                assertThat(contents.damaged()).isEmpty();
                assertThat(contents.unfinished()).isEmpty();
                assertThat(removed(catalog(), contents)).isEmpty();
            }
        }
        assertThat(catalog().look().newestVerified()).isPresent();
    }

    private static List<SetId> removed(SetCatalog catalog, SetCatalog.Contents contents) throws Exception {
        return new SetRemoval(catalog, new HeldLock())
                .unfinished(contents, TIME.plus(SetRemoval.GRACE))
                .removed();
    }

    private Path unfinished() throws IOException {
        var left = folder.resolve("store/shop/20261122T031500Z-0000/database");
        Files.createDirectories(left);
        Files.writeString(left.resolve("data-0001.sql.zst"), "half");
        return left;
    }

    @Test
    void shouldRemoveNothingWhileAnythingCannotBeSeen() throws Exception {
        // Given something unfinished, and a set that cannot be seen
        publish(store());
        var left = unfinished();
        try (var disk = BadDisk.looking(place(""))) {
            assertThat(disk).isNotNull();
            assertThat(removed(catalog(), catalog().look())).isEmpty();
            assertThat(left).isNotEmptyDirectory();
        }

        // Then
        assertThat(removed(catalog(), catalog().look())).hasSize(1);
        assertThat(left.getParent()).doesNotExist();
        assertThat(catalog().look().sets()).hasSize(1);
    }

    @Test
    void shouldRemoveOnlyWhatSeemsUnfinishedTwice() throws Exception {
        // Given a folder whose manifest does not show at the first look
        publish(store());
        var contents = new SetCatalog.Contents(List.of(), List.of(), List.of(), List.of(ID), List.of());

        // Then
        assertThat(removed(catalog(), contents)).isEmpty();
        assertThat(catalog().look().sets()).hasSize(1);

        // Given one that seems empty
        var blind = new StoreInFront(store()) {
            @Override
            public List<String> names(String prefix) throws UpkeepException {
                return prefix.contains(ID.text()) ? List.of() : super.names(prefix);
            }
        };

        // Then
        var catalog = new SetCatalog(blind, "shop");
        assertThat(removed(catalog, catalog.look())).isEmpty();
        assertThat(catalog().look().sets()).hasSize(1);
    }
}

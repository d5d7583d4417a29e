package io.jenkins.plugins.upkeep.backup.set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import io.jenkins.plugins.upkeep.system.store.LockedFileException;
import io.jenkins.plugins.upkeep.system.store.Store;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.system.store.StoreLock;
import io.jenkins.plugins.upkeep.system.store.Upload;
import io.jenkins.plugins.upkeep.testing.StoreInFront;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets that go: in the right order, all of them or nothing, and whatever happens meanwhile. */
class SetRemovalTest {
    private static final Instant TIME = Instant.parse("2026-11-23T03:15:00Z");
    private static final SetId ID = new SetId("20261123T031500Z-9f3a");
    private static final SetId OTHER = new SetId("20261124T031500Z-0001");

    @TempDir
    Path folder;

    private Store store() {
        return new FolderStore(folder.resolve("store"));
    }

    private SetCatalog catalog() {
        return new SetCatalog(store(), "shop");
    }

    private void publish(SetId id) throws Exception {
        var store = store();
        var place = new SetPlace("shop", id);
        try (var set = new SetWriter(store, place, 1, file -> {})) {
            set.plainFile("README.txt", new byte[10]);
            set.plainFile("database/one", new byte[10]);
            var none = Optional.<String>empty();
            var contents = set.contents();
            var manifest = set.publish(new Manifest(
                    Manifest.SCHEMA,
                    id.text(),
                    "shop",
                    TIME,
                    TIME,
                    "1",
                    none,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    contents));
            catalog().record(Verification.of(manifest, VerificationLevel.STORED, TIME));
        }
    }

    /** A store that is lost at its n-th change, as for a process that is killed there. */
    private static final class Lost extends StoreInFront {
        private int left;

        Lost(Store behind, int changes) {
            super(behind);
            left = changes;
        }

        private void change() throws StoreException {
            if (left-- <= 0) {
                throw new StoreException("lost", null);
            }
        }

        @Override
        public Upload create(String key) throws UpkeepException {
            change();
            return super.create(key);
        }

        @Override
        public void delete(String key) throws UpkeepException {
            change();
            super.delete(key);
        }

        @Override
        public void deleteAll(String prefix) throws UpkeepException {
            change();
            super.deleteAll(prefix);
        }
    }

    @Test
    void shouldLeaveASetOrSomethingThatGoesWhereverItIsCutShort() throws Exception {
        publish(OTHER);
        for (int changes = 0; ; changes++) {
            // Given
            if (!Files.exists(folder.resolve("store/shop/" + ID))) {
                publish(ID);
            }

            // When
            var lost = new SetCatalog(new Lost(store(), changes), "shop");
            var problem = catchThrowable(() -> new SetRemoval(lost, new HeldLock()).remove(ID, "is too old", TIME));

            // Then
            var contents = catalog().look();
            assertThat(contents.damaged()).as("after %d changes", changes).isEmpty();
            assertThat(contents.unreadable()).isEmpty();
            assertThat(contents.unfinished()).isEmpty();
            if (problem == null) {
                assertThat(contents.leaving()).isEmpty();
                assertThat(folder.resolve("store/shop/" + ID)).doesNotExist();
                break;
            }
            if (changes > 0) {
                assertThat(contents.leaving()).containsExactly(ID);
                assertThatThrownBy(() -> catalog().find(ID)).hasMessageContaining("is being removed");
                assertThat(new SetRemoval(catalog(), new HeldLock()).goOn(contents))
                        .containsExactly(ID);
                assertThat(folder.resolve("store/shop/" + ID)).doesNotExist();
            } else {
                assertThat(catalog().find(ID).level()).isEqualTo(VerificationLevel.STORED);
            }
        }
        assertThat(catalog().find(OTHER).level()).isEqualTo(VerificationLevel.STORED);
    }

    @Test
    void shouldTouchNothingOfASetThatIsLocked() throws Exception {
        // Given
        publish(ID);
        var until = Instant.parse("2027-01-01T00:00:00Z");
        var locked = new StoreInFront(store()) {
            @Override
            public Optional<Instant> lockedUntil(String key) {
                return key.endsWith("database/one") ? Optional.of(until) : Optional.empty();
            }
        };

        // Then
        assertThatThrownBy(() ->
                        new SetRemoval(new SetCatalog(locked, "shop"), new HeldLock()).remove(ID, "is too old", TIME))
                .isInstanceOf(LockedFileException.class)
                .hasMessageContaining("is locked until 2027-01-01");
        assertThat(catalog().find(ID).level()).isEqualTo(VerificationLevel.STORED);
    }

    @Test
    void shouldRemoveNothingWithoutTheLock() throws Exception {
        // Given
        publish(ID);
        var lost = new StoreLock() {
            @Override
            public void requireHeld() throws UpkeepException {
                throw new UpkeepException("the lock was lost");
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        var removal = new SetRemoval(catalog(), lost);

        // Then
        assertThatThrownBy(() -> removal.remove(ID, "is too old", TIME)).hasMessage("the lock was lost");
        var left = folder.resolve("store/shop/20260101T000000Z-0000/half");
        Files.createDirectories(left.getParent());
        Files.writeString(left, "half");
        assertThatThrownBy(() -> removal.unfinished(catalog().look(), TIME)).hasMessage("the lock was lost");
        assertThat(left).exists();
        assertThat(catalog().find(ID).level()).isEqualTo(VerificationLevel.STORED);
    }

    @Test
    void shouldNotBelieveWhatSaysThatASetGoesAndIsOfAnotherOrDamaged() throws Exception {
        // Given
        publish(ID);
        publish(OTHER);
        var said = folder.resolve("store/shop/" + ID + "/removed.json");

        // When, Then
        Files.write(said, SealedJson.write(Removal.of(OTHER, "is too old", TIME)));
        assertThat(catalog().look().damaged()).singleElement().asString().contains("removed.json is of set " + OTHER);
        Files.writeString(said, "{}");
        assertThat(catalog().look().damaged()).singleElement().asString().contains("removed.json");
        assertThat(catalog().look().leaving()).isEmpty();
        assertThat(catalog().look().sets()).hasSize(1);
        Files.delete(said);
        assertThat(catalog().look().sets()).hasSize(2);
    }

    @Test
    void shouldLeaveWhatWasBegunLately() throws Exception {
        // Given
        var young = SetId.begunAt(TIME);
        var future = SetId.begunAt(TIME.plus(SetRemoval.GRACE));
        for (var id : List.of(young, future)) {
            Files.createDirectories(folder.resolve("store/shop/" + id));
            Files.writeString(folder.resolve("store/shop/" + id + "/one"), "whole");
            Files.writeString(folder.resolve("store/shop/" + id + "/two.part"), "half");
        }
        var removal = new SetRemoval(catalog(), new HeldLock());

        // When, Then
        var early = removal.unfinished(catalog().look(), TIME.plusSeconds(3599));
        assertThat(early.removed()).isEmpty();
        assertThat(early.young()).containsExactlyInAnyOrder(young, future);
        assertThat(folder.resolve("store/shop/" + young + "/two.part")).exists();
        var later = removal.unfinished(catalog().look(), TIME.plus(SetRemoval.GRACE));
        assertThat(later.removed()).containsExactly(young);
        assertThat(later.young()).containsExactly(future);
        assertThat(removal.unfinished(catalog().look(), TIME.plusSeconds(7200)).removed())
                .containsExactly(future);
        assertThat(store().list("")).isEmpty();
    }
}

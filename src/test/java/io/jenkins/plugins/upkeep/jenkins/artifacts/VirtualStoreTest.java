package io.jenkins.plugins.upkeep.jenkins.artifacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.backup.set.StoredServices;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.backup.verify.StoredCheck;
import io.jenkins.plugins.upkeep.system.store.MissingFileException;
import io.jenkins.plugins.upkeep.system.store.StoreException;
import io.jenkins.plugins.upkeep.system.store.StoredFile;
import io.jenkins.plugins.upkeep.task.Progress;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VirtualStoreTest {
    @TempDir
    private Path folder;

    private Archived build() {
        return new Archived(folder.resolve("1"));
    }

    private VirtualStore store() {
        return build().sets().store();
    }

    @Test
    void shouldShowWhatAFolderHolds() throws Exception {
        // Given
        build().set(1, VerificationLevel.STORED);
        build().set(2, VerificationLevel.NONE);

        // Then
        assertThat(store().list("my%20shop/"))
                .map(StoredFile::key)
                .isEqualTo(build().store().list("my%20shop/").stream()
                        .map(StoredFile::key)
                        .toList())
                .hasSize(5);
        assertThat(store().names("my%20shop/")).isEqualTo(build().store().names("my%20shop/"));
        assertThat(new SetCatalog(store(), Archived.SERVICE).look())
                .isEqualTo(new SetCatalog(build().store(), Archived.SERVICE).look());
        assertThat(new StoredServices(store()).catalogs())
                .singleElement()
                .extracting(SetCatalog::service)
                .isEqualTo(Archived.SERVICE);
    }

    @Test
    void shouldBeEmptyWhereThereAreNoArtifacts() throws Exception {
        assertThat(store().names("")).isEmpty();
        assertThat(new SetCatalog(store(), Archived.SERVICE).look().sets()).isEmpty();
        assertThat(new StoredServices(store()).catalogs()).isEmpty();
    }

    @Test
    void shouldTellAMissingFileFromOneThatCannotBeRead() throws Exception {
        // Given
        var id = build().set(1, VerificationLevel.STORED);
        var store = new VirtualStore(new FolderFile(folder.resolve("1").resolve(BuildSets.FOLDER)), "shop");

        // Then
        assertThatThrownBy(() -> store.open("my%20shop/none")).isInstanceOf(MissingFileException.class);
        try (var large = new RandomAccessFile(build().file(id, "manifest.json").toFile(), "rw")) {
            large.setLength((64L << 20) + 1);
        }
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.open("my%20shop/" + id + "/manifest.json"))
                .withMessage("store shop: my%20shop/" + id + "/manifest.json has more than 64 MiB and is no document");
    }

    @Test
    void shouldFindTheByteThatChanged() throws Exception {
        // Given
        var id = build().set(1, VerificationLevel.STORED);
        var manifest = new SetCatalog(store(), Archived.SERVICE).find(id).manifest();
        var check = new StoredCheck(store(), manifest, Progress.unseen());
        assertThat(check.read(1).isWhole()).isTrue();

        // When
        Files.writeString(build().file(id, "README.txt"), "of A test");

        // Then
        assertThat(check.read(1).faults()).singleElement().asString().contains("README.txt", "SHA-256");
    }

    @Test
    void shouldStopReadingWhenItsThreadIsInterrupted() throws Exception {
        // Given
        var id = build().set(1, VerificationLevel.STORED);
        try (InputStream content = store().open("my%20shop/" + id + "/README.txt")) {
            // When
            Thread.currentThread().interrupt();

            // Then
            assertThatThrownBy(() -> content.read(new byte[1])).isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void shouldRefuseToBeChanged() {
        assertThatThrownBy(() -> store().create("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store().delete("a")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store().deleteAll("a/")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store().deleteUnfinished("a/")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store().lock("a", "me")).isInstanceOf(UnsupportedOperationException.class);
    }
}

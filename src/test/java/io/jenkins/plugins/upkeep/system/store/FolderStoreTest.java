package io.jenkins.plugins.upkeep.system.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.address.Stores;
import io.jenkins.plugins.upkeep.testing.BadDisk;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderStoreTest {
    @TempDir
    Path folder;

    private FolderStore store() {
        return new FolderStore(folder.resolve("store"));
    }

    private static void put(Store store, String key, String text) throws Exception {
        try (var upload = store.create(key)) {
            upload.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            upload.commit();
        }
    }

    @Test
    void shouldShowAFileOnceItIsWhole() throws Exception {
        // Given
        var store = store();
        var upload = store.create("a/b/one");

        // When
        upload.write(ByteBuffer.wrap(new byte[10]));

        // Then
        assertThat(store.list("a/")).isEmpty();
        assertThat(store.names("a/b/")).isEmpty();
        upload.commit();
        upload.close();
        assertThat(store.list("a/")).singleElement().satisfies(file -> {
            assertThat(file.key()).isEqualTo("a/b/one");
            assertThat(file.size()).isEqualTo(10);
        });
    }

    @Test
    void shouldLeaveNothingOfAFileThatIsGivenUp() throws Exception {
        var upload = store().create("a/one");
        upload.write(ByteBuffer.wrap(new byte[10]));
        upload.close();

        assertThat(folder.resolve("store/a")).isEmptyDirectory();
    }

    @Test
    void shouldWriteAFileOnce() throws Exception {
        put(store(), "one", "first");

        assertThatThrownBy(() -> put(store(), "one", "second"))
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining("is there already");
        assertThat(folder.resolve("store/one")).hasContent("first");
    }

    @Test
    void shouldCloseItsFoldersToOthers() throws Exception {
        put(store(), "a/b/one", "secret");

        for (var name : new String[] {"store", "store/a", "store/a/b"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rwx------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/../../outside", "/etc/outside", "a/../../../../../../../outside"})
    void shouldNotBeLedOut(String key) {
        assertThatThrownBy(() -> store().create(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().open(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().delete(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().deleteAll(key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().lock(key, "test")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldDeleteBelowAPrefixOnly() throws Exception {
        // Given
        var store = store();
        put(store, "app/one", "1");
        put(store, "app-test/one", "1");

        // When
        store.deleteAll("app/");
        store.delete("no/such/file");
        store.deleteAll("no/such/");

        // Then
        assertThat(store.list("")).extracting(StoredFile::key).containsExactly("app-test/one");
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        assertThatThrownBy(() -> store().open("a/one"))
                .isInstanceOf(UpkeepException.class)
                .hasMessage("store file:" + folder.resolve("store") + ": cannot read a/one: no such file");
    }

    @Test
    void shouldKeepALockHoweverOftenOthersTry() throws Exception {
        // Given
        var held = store().lock("lock", "process 1");

        // When, Then: also in this process
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> store().lock("lock", "process 2"))
                    .isInstanceOf(UpkeepException.class)
                    .hasMessageContaining("is held by another run of this process");
        }
        held.close();
        store().lock("lock", "process 3").close();
    }

    @Test
    void shouldOpenFoldersOnly() throws Exception {
        assertThat(Stores.open(URI.create("file:backups"), folder).describe()).isEqualTo("file:" + folder + "/backups");
        assertThat(Stores.open(URI.create("file:/backups"), folder).describe()).isEqualTo("file:/backups");
        assertThatThrownBy(() -> Stores.open(URI.create("ftp://somewhere/"), folder))
                .isInstanceOf(UpkeepException.class);
    }

    @Test
    void shouldNotTakeAPlaceThatItCannotSeeForAnEmptyOne() throws Exception {
        // Given
        put(store(), "app/set/one", "1");
        try (var disk = BadDisk.looking(folder.resolve("store/app/set"))) {
            assertThat(disk).isNotNull();

            // Then
            assertThatThrownBy(() -> store().names("app/set/")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store().list("app/set/one/")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> store().list("app/")).isInstanceOf(StoreException.class);
            assertThatThrownBy(() -> put(store(), "app/set/two", "2")).isInstanceOf(UpkeepException.class);
        }
        assertThat(store().names("app/set/")).containsExactly("one");
        assertThat(store().names("no/such/")).isEmpty();
        assertThat(store().list("no/such/")).isEmpty();
    }

    @Test
    void shouldSayHowMuchIsFreeBeforeItsFolderIsMade() {
        assertThat(store().free().orElseThrow()).isPositive();
    }
}

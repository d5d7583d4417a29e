package io.jenkins.plugins.upkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.set.ServiceLock;
import io.jenkins.plugins.upkeep.system.store.FolderStore;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What forbids a rollback is found before anything is touched, and said in one line. */
class RollbackRefusalTest {
    private static RollbackDesk rig;

    @BeforeAll
    static void open() throws Exception {
        rig = RollbackDesk.open();
    }

    @AfterAll
    static void close() throws Exception {
        rig.close();
    }

    @AfterEach
    void shouldHaveTouchedNothing() throws Exception {
        rig.git("reset", "--quiet", "--hard", "v2");
        rig.configure("keep", "");
        assertThat(rig.isAtOrigin()).isTrue();
        assertThat(rig.databases()).hasSize(1);
        assertThat(rig.desk().catalog().look().sets()).hasSize(1);
        assertThat(rig.lines()).isZero();
    }

    private static void assertRefused(String reason, String... words) {
        var said = rig.run(words);
        assertThat(said.status()).as(said.out() + said.errors()).isEqualTo(3);
        assertThat(said.out()).contains(reason);
    }

    @Test
    void shouldRefuseAVersionThatNobodyKnows() {
        assertRefused("v1", "rollback-to", "v9");
        assertRefused("--upload-pack", "rollback-to", "--version=--upload-pack=touch x");
        assertRefused("a;b", "rollback-to", "a;b \u00fc'\"");
    }

    @Test
    void shouldRefuseATreeThatIsNotClean() throws Exception {
        Files.writeString(rig.repository().resolve("code"), "mine\n");

        assertRefused("code", "rollback-to", "v1");

        assertThat(Files.readString(rig.repository().resolve("code"))).isEqualTo("mine\n");
    }

    @Test
    void shouldRefuseWhenNoSetFitsTheVersion() throws Exception {
        // Given
        rig.commit("v3");
        rig.git("reset", "--quiet", "--hard", "v2");

        // Then
        assertRefused("v3", "rollback-to", "v3", "--database", "restore");
        assertRefused("none of this id", "rollback-to", "v1", "--database=restore", "--set=20200101T000000Z-0000");
    }

    @Test
    void shouldRefuseAVersionThatIsAnotherCommitThanPlanned() throws Exception {
        assertRefused("was to be commit", "rollback-to", "v1", "--commit", rig.git("rev-parse", "v2^{commit}"));
    }

    @Test
    void shouldRefuseAVersionWithoutSignatureWhenOneIsAskedFor() throws Exception {
        rig.configure("keep", "signed: true");

        assertRefused("not signed", "rollback-to", "v1");
    }

    @Test
    void shouldRefuseWhileABackupIsUnderWay() throws Exception {
        try (var lock = ServiceLock.take(new FolderStore(rig.desk().store()), ServiceDesk.SERVICE, Clock.systemUTC())) {
            assertThat(lock).isNotNull();
            assertRefused("lock is held by", "rollback-to", "v1");
        }
    }

    @Test
    void shouldRefuseAStoreThatTakesNothing() throws Exception {
        // Given
        var hidden = rig.desk().folder().resolve("hidden");
        Files.move(rig.desk().store(), hidden);
        Files.createFile(rig.desk().store());

        // When, Then
        assertRefused("store", "rollback-to", "v1");

        Files.delete(rig.desk().store());
        Files.move(hidden, rig.desk().store());
    }

    @Test
    void shouldSayAllThatForbidsItAtOnceAlsoInADryRun() throws Exception {
        // Given
        Files.writeString(rig.repository().resolve("code"), "mine\n");
        rig.configure("keep", "signed: true");

        // When
        var said = rig.run("rollback-to", "v1", "--dry-run");

        // Then
        assertThat(said.status()).isEqualTo(3);
        assertThat(said.out()).contains("not signed", "code", "is refused, and nothing was touched");
    }

    @Test
    void shouldRefuseWrongWords() {
        for (var words : Map.of(
                        "VERSION is missing", "rollback-to",
                        "goes with --database restore", "rollback-to v1 --set 20200101T000000Z-0000",
                        "is not the id of a set", "rollback-to v1 --database restore --set ../x")
                .entrySet()) {
            var said = rig.run(words.getValue().split(" ", -1));
            assertThat(said.status()).as(said.out()).isEqualTo(64);
            assertThat(said.errors()).contains(words.getKey()).hasLineCount(1);
        }
    }

    @Test
    void shouldHaveNothingToResumeToUndoOrToClean() {
        assertThat(rig.run("rollback-resume").status()).isZero();
        assertThat(rig.run("rollback-undo").status()).isZero();
        assertThat(rig.run("rollback-clean").out()).contains("no rollback has left a database");
        assertThat(rig.run("rollback-to", "v2").out()).contains("is at v2", "already; nothing was done");
    }
}

package io.jenkins.plugins.upkeep.security.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretFilesCheckTest {
    private static final String SECRET = "hunter2-hunter2";

    @TempDir
    private Path folder;

    @BeforeEach
    void closeFolder() throws Exception {
        folder = folder.toRealPath();
        rights(folder, "rwx------");
    }

    private Path file(String name, String rights) throws Exception {
        var file = folder.resolve(name);
        Files.writeString(file, SECRET);
        return rights(file, rights);
    }

    private static Path rights(Path file, String rights) throws Exception {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private Outcome look(String... patterns) throws Exception {
        var outcome = new SecretFilesCheck(List.of(patterns), List.of(), folder).look(Clock.systemUTC());
        assertThat(outcome.toString()).doesNotContain(SECRET);
        return outcome;
    }

    @Test
    void shouldFindNothingWrongWithAFileOfItsOwnerAlone() throws Exception {
        // Given
        file("good.key", "rw-------");

        // When
        var outcome = look("*.key");

        // Then
        assertThat(outcome.issues()).isEmpty();
        assertThat(outcome.gaps()).isEmpty();
        assertThat(outcome.looked()).isOne();
        assertThat(outcome.views())
                .singleElement()
                .isInstanceOfSatisfying(
                        View.Table.class,
                        table -> assertThat(table.rows().get(0))
                                .startsWith(folder + "/good.key", "0600")
                                .endsWith("as it should be"));
    }

    @ParameterizedTest
    @CsvSource({
        "rw-r-----, secret-file-readable, WARNING",
        "rw----r--, secret-file-readable, CRITICAL",
        "rw--w----, secret-file-writable, WARNING",
        "rw-----w-, secret-file-writable, CRITICAL"
    })
    void shouldFindWhoElseMayUseIt(String rights, String rule, Severity severity) throws Exception {
        // Given
        var file = file("app.env", rights);

        // When
        var outcome = look("app.env");

        // Then
        assertThat(outcome.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.rule().id()).isEqualTo(rule);
            assertThat(issue.finding().severity()).isEqualTo(severity);
            assertThat(issue.subject()).isEqualTo("file " + file);
            assertThat(issue.finding().action()).startsWith("chmod 600 " + file);
        });
    }

    @Test
    void shouldJudgeTheTargetOfALinkAndBothFolders() throws Exception {
        // Given
        var open = rights(Files.createDirectory(folder.resolve("open")), "rwxrwxrwx");
        var target = rights(Files.writeString(open.resolve("real"), SECRET), "rw-r--r--");
        var link = Files.createSymbolicLink(folder.resolve("link.key"), target);

        // When
        var outcome = look("link.key");

        // Then
        assertThat(outcome.issues())
                .extracting(issue -> issue.rule().id())
                .containsExactlyInAnyOrder("secret-file-readable", "secret-file-folder-writable");
        assertThat(outcome.issues()).extracting(Issue::subject).containsOnly("file " + link);
        assertThat(outcome.issues().get(0).finding().action()).startsWith("chmod 600 " + target);
        assertThat(outcome.issues().get(1).finding().action()).startsWith("chmod o-w " + open);
    }

    @Test
    void shouldNotMindAFolderWithTheStickyBit() throws Exception {
        // Given
        var shared = Files.createDirectory(folder.resolve("shared"));
        Files.setAttribute(shared, "unix:mode", 01777);
        rights(Files.writeString(shared.resolve("a"), SECRET), "rw-------");

        // When
        var outcome = look("shared/a");

        // Then
        assertThat(outcome.issues()).isEmpty();
    }

    @Test
    void shouldFindAFileOfAThirdAccount() throws Exception {
        // Given
        assumeThat(System.getProperty("user.name")).as("needs root").isEqualTo("root");
        var file = file("theirs", "rw-------");
        Files.setAttribute(file, "unix:uid", 54_321);

        // When
        var outcome = look("theirs");

        // Then
        assertThat(outcome.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.rule().id()).isEqualTo("secret-file-owner");
            assertThat(issue.finding().seen()).contains("belongs to 54321");
        });
    }

    @Test
    void shouldSayWhenAPatternLeadsToNothing() throws Exception {
        // Given
        Files.createDirectory(folder.resolve("only"));

        // When
        var outcome = look("*.pem", "missing", "only", "[", "nul\0");

        // Then
        assertThat(outcome.gaps())
                .extracting(Gap::subject)
                .containsExactly(
                        "pattern *.pem", "pattern missing", "pattern only", "pattern [", "pattern nul<U+0000>");
        assertThat(outcome.gaps().get(2).reason()).contains("folders alone");
        assertThat(outcome.looked()).isZero();
    }

    @Test
    void shouldSayWhenAFileOfAKeyIsMissing() throws Exception {
        // When
        var outcome = new SecretFilesCheck(List.of(), List.of(Path.of("gone.pem")), folder).look(Clock.systemUTC());

        // Then
        assertThat(outcome.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.subject()).isEqualTo("file " + folder.resolve("gone.pem"));
            assertThat(gap.reason()).isEqualTo("there is no such file");
        });
    }

    @Test
    void shouldSayWhenItMayNotLook() throws Exception {
        // Given
        assumeThat(System.getProperty("user.name"))
                .as("root may look everywhere")
                .isNotEqualTo("root");
        var closed = Files.createDirectory(folder.resolve("closed"));
        rights(Files.writeString(closed.resolve("a.key"), SECRET), "rw-------");
        rights(closed, "---------");

        // When
        var outcome = look("closed/*.key", "closed/a.key");

        // Then
        assertThat(outcome.gaps()).hasSize(2);
        rights(closed, "rwx------");
    }

    @Test
    void shouldSayOfSomePlacesThatItCannotLookAndCountTheRest() throws Exception {
        // Given
        for (int i = 10; i < 40; i++) {
            var home = Files.createDirectory(folder.resolve("home" + i));
            Files.createSymbolicLink(home.resolve(".ssh"), Path.of(".ssh"));
        }

        // When
        var outcome = look("home*/.ssh/id_*");

        // Then
        assertThat(outcome.gaps()).hasSize(11);
        assertThat(outcome.gaps().get(0).reason()).startsWith(folder + "/home10/.ssh: Too many levels");
        assertThat(outcome.gaps().get(10).reason()).startsWith("and 20 more places");
    }

    @Test
    void shouldShowHostileNamesSafely() throws Exception {
        // Given
        file("it's a $(reboot).key", "rw-r--r--");
        file("bad\u001b[2J\nname.key", "rw-r--r--");

        // When
        var outcome = look("*.key");

        // Then
        assertThat(outcome.views().toString()).doesNotContain("\u001b");
        assertThat(outcome.issues())
                .noneMatch(issue -> issue.finding().toString().contains("\u001b"));
        assertThat(outcome.issues())
                .extracting(issue -> issue.finding().action())
                .anyMatch(action -> action.contains("chmod 600 '" + folder + "/it'\\''s a $(reboot).key'"))
                .anyMatch(action -> action.matches("chmod 600 the file with inode \\d+.*-inum \\d+ .*"));
    }

    @Test
    void shouldNameWhoStandsInAnAccessControlList() {
        // Given
        var output = """
                # file: /etc/app.key
                # owner: root
                user::rw-
                user:mallory:r--
                user:masked:r--	#effective:---
                group::---
                group:staff:rw-	#effective:r--
                mask::r--
                other::---
                """;

        // When
        var names = AccessList.parse(output);

        // Then
        assertThat(names).containsExactly("user mallory", "group staff");
        assertThat(AccessList.parse("garbage\0::: \n")).isEmpty();
    }
}

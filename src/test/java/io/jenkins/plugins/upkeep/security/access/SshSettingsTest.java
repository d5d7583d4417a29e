package io.jenkins.plugins.upkeep.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SshSettingsTest {
    private static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA alice@laptop\n";

    @TempDir
    private Path root;

    private final Sight sight = new Sight();

    private void write(String name, String text) throws Exception {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }

    private SshSettings look(String text) throws Exception {
        write("etc/ssh/sshd_config", text);
        var settings = new SshSettings(new SystemFiles(root), sight);
        settings.read();
        new SshServer(settings, sight).look();
        return settings;
    }

    private List<String> issues() {
        return sight.issues().stream().map(Issue::key).toList();
    }

    @Test
    void shouldLeaveCommentsOut() throws Exception {
        // When
        look("""
                PermitRootLogin yes # temporary
                PasswordAuthentication "no" #"yes"
                KbdInteractiveAuthentication=no# no comment
                Match User "back up" # at night
                    PermitEmptyPasswords yes\t#
                """);

        // Then
        assertThat(sight.facts())
                .contains(
                        "sshd PermitRootLogin: yes",
                        "sshd PasswordAuthentication: no",
                        "sshd KbdInteractiveAuthentication: no# no comment",
                        "sshd Match User back up: permitemptypasswords yes");
        assertThat(issues()).contains("access-root-login sshd PermitRootLogin");
    }

    @Test
    void shouldKnowOlderNames() throws Exception {
        // When
        look("PasswordAuthentication no\nChallengeResponseAuthentication no\n");

        // Then
        assertThat(sight.facts()).contains("sshd KbdInteractiveAuthentication: no");
        assertThat(issues()).isEmpty();
    }

    @Test
    void shouldReadKeysOfMatchBlocksToo() throws Exception {
        // Given
        var account = new Account("alice", false, 1000, 1000, "/home/alice", "/bin/sh");
        write("etc/keys/alice", KEY);

        // When
        var settings =
                look("AuthorizedKeysFile none\nMatch Group staff\n  AuthorizedKeysFile /etc/keys/%u  .ssh/more\n");
        new SshKeys(new SystemFiles(root), settings.keyFiles(), sight).look(account);

        // Then
        assertThat(settings.keyFiles()).containsExactly("/etc/keys/%u", ".ssh/more");
        assertThat(sight.facts()).anyMatch(fact -> fact.startsWith("key alice SHA256:"));
    }

    @Test
    void shouldSayThatKeysComeFromElsewhere() throws Exception {
        // When
        look(
                "AuthorizedKeysCommand none\nTrustedUserCAKeys /etc/ssh/ca.pub\nMatch User a\nAuthorizedKeysCommand /bin/x\n");

        // Then
        assertThat(sight.gaps())
                .extracting(Gap::subject)
                .containsExactly("ssh keys of AuthorizedKeysCommand", "ssh keys of TrustedUserCAKeys");
    }

    @Test
    void shouldTakeNothingForGrantedAfterAFileThatCannotBeRead() throws Exception {
        // Given
        Files.createDirectories(root.resolve("etc/ssh/sshd_config.d"));
        Files.createSymbolicLink(root.resolve("etc/ssh/sshd_config.d/50.conf"), Path.of("50.conf"));
        var before = Set.of(
                "looked at sshd",
                "sshd PermitRootLogin: no",
                "sshd PasswordAuthentication: no",
                "looked at key",
                "key a x");

        sight.looked(Scope.KEY);

        // When
        look("PermitEmptyPasswords no\nInclude sshd_config.d/*.conf\nPermitRootLogin yes\n");

        // Then
        assertThat(sight.facts()).containsExactly("looked at key", "sshd PermitEmptyPasswords: no");
        assertThat(issues()).isEmpty();
        assertThat(sight.views().toString()).doesNotContain("PermitRootLogin", "PasswordAuthentication");
        assertThat(sight.gaps()).hasSize(1);
        assertThat(AccessDifference.between(before, sight).gone()).isEmpty();
        assertThat(AccessDifference.remembered(before, sight)).containsAll(before);
    }

    @Test
    void shouldTellOfFewStrangeLinesOfAFile() throws Exception {
        // Given
        var account = new Account("eve", false, 1000, 1000, "/home/eve", "/bin/sh");
        write("home/eve/.ssh/authorized_keys", "x\n".repeat(2_000_000) + KEY);

        // When
        new SshKeys(new SystemFiles(root), SshSettings.USUAL_KEY_FILES, sight).look(account);

        // Then
        assertThat(sight.gaps()).hasSize(4);
        assertThat(sight.gaps().get(3).reason()).startsWith("and 1999997 more lines are no keys");
        assertThat(sight.facts()).hasSize(1);
    }

    @Test
    void shouldFindNoKeysBelowAHomeThatIsNoFolder() throws Exception {
        // Given
        var account = new Account("tss", false, 59, 59, "/dev/null", "/sbin/nologin");
        write("dev/null", "");

        // When
        new SshKeys(new SystemFiles(root), SshSettings.USUAL_KEY_FILES, sight).look(account);

        // Then
        assertThat(sight.gaps()).isEmpty();
    }

    @Test
    void shouldReadALimitedNumberOfKeysOfAFile() throws Exception {
        // Given
        var account = new Account("eve", false, 1000, 1000, "/home/eve", "/bin/sh");
        write("home/eve/.ssh/authorized_keys", KEY.repeat(1_001));

        // When
        new SshKeys(new SystemFiles(root), SshSettings.USUAL_KEY_FILES, sight).look(account);

        // Then
        assertThat(sight.gaps())
                .singleElement()
                .satisfies(gap -> assertThat(gap.reason()).startsWith("holds 1001 keys"));
        assertThat(sight.facts()).contains("looked at no keys of eve");
    }
}

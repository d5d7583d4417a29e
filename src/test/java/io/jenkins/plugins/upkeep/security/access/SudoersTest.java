package io.jenkins.plugins.upkeep.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SudoersTest {
    @TempDir
    private Path root;

    private final Sight sight = new Sight();

    private List<String> facts(String sudoers) throws Exception {
        write("etc/sudoers", sudoers);
        new Sudoers(new SystemFiles(root), sight).look();
        return sight.facts().stream()
                .filter(fact -> !fact.startsWith(Sight.LOOKED))
                .toList();
    }

    private void write(String name, String text) throws Exception {
        Files.createDirectories(root.resolve(name).getParent());
        Files.writeString(root.resolve(name), text);
    }

    @Test
    void shouldReadWhatDebianBringsAlong() throws Exception {
        // When
        var facts = facts("""
                # This file MUST be edited with the 'visudo' command as root.
                Defaults	env_reset
                Defaults	mail_badpass
                Defaults	secure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
                Defaults:%sudo env_keep += "http_proxy https_proxy" # a comment
                # User privilege specification
                root	ALL=(ALL:ALL) ALL
                %sudo	ALL=(ALL:ALL) ALL
                @includedir /etc/sudoers.d
                """);

        // Then
        assertThat(facts).containsExactly("sudo %sudo: ALL as ALL:ALL", "sudo root: ALL as ALL:ALL");
        assertThat(sight.issues()).isEmpty();
        assertThat(sight.gaps()).isEmpty();
    }

    @Test
    void shouldPutAliasesInWhereverTheyStand() throws Exception {
        // When
        var facts = facts("""
                ADMINS WEB = (OPERATOR) NOPASSWD: TOOLS, /bin/ls, PASSWD: /bin/cat
                User_Alias ADMINS = alice, %ops, BOSSES : BOSSES = carol
                Runas_Alias OPERATOR = op
                Cmnd_Alias TOOLS = /usr/bin/systemctl restart app, \\
                    /usr/bin/journalctl
                Host_Alias WEB = web1, web2
                """);

        // Then
        assertThat(facts)
                .hasSize(12)
                .contains(
                        "sudo alice: /usr/bin/systemctl restart app as OPERATOR on WEB without password",
                        "sudo %ops: /usr/bin/journalctl as OPERATOR on WEB without password",
                        "sudo carol: /bin/cat as OPERATOR on WEB");
    }

    @Test
    void shouldFindThoseWhoNeedNoPassword() throws Exception {
        // Given
        Files.createDirectories(root.resolve("etc/sudoers.d"));
        write("etc/sudoers.d/90-cloud", "deploy ALL=(ALL) NOPASSWD:ALL\n");
        write("etc/sudoers.d/old.bak", "mallory ALL=(ALL) NOPASSWD:ALL\n");
        write("etc/sudoers.d/old~", "mallory ALL=(ALL) NOPASSWD:ALL\n");
        write("etc/other", "@include sudoers\n#1000 ALL = NOPASSWD: SETENV: ALL\n");

        // When
        var facts = facts("""
                #includedir /etc/sudoers.d
                @include other
                Defaults:quiet !authenticate
                Cmnd_Alias EVERYTHING = ALL
                quiet ALL = EVERYTHING
                careful ALL = (root) /bin/true, !/bin/false : db1 = (postgres) ALL
                root ALL=(ALL) NOPASSWD: ALL
                """);

        // Then
        assertThat(facts).noneMatch(fact -> fact.contains("mallory"));
        assertThat(facts).contains("sudo careful: ALL as postgres on db1", "sudo careful: !/bin/false as root");
        assertThat(sight.issues())
                .extracting(Issue::key)
                .containsExactlyInAnyOrder(
                        "access-sudo-nopasswd-all sudo deploy",
                        "access-sudo-nopasswd-all sudo #1000",
                        "access-sudo-nopasswd-all sudo quiet");
    }

    @Test
    void shouldSayWhatItDoesNotUnderstand() throws Exception {
        // When
        var facts = facts("alice ALL\n\u0000\u0001garbage\n" + "(".repeat(5_000) + "\nalice ALL=(((\nX_Alias\n"
                + "A: ".repeat(20_000) + "\nalice ALL = " + "NOPASSWD: ".repeat(5_000) + "/bin/ls\n");

        // Then
        assertThat(sight.gaps()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(facts).contains("sudo alice: /bin/ls without password");
    }

    @Test
    void shouldSayWhenThereAreMoreFilesThanAreRead() throws Exception {
        // Given
        for (int i = 0; i < 200; i++) {
            write("etc/sudoers.d/" + i, "user" + i + " ALL = /bin/ls\n");
        }

        // When
        var facts = facts("@includedir /etc/sudoers.d\n");

        // Then
        assertThat(facts).hasSize(127);
        assertThat(sight.gaps())
                .extracting(Gap::reason)
                .containsOnly("includes more than 128 files, of which the first were looked at");
        assertThat(sight.facts()).doesNotContain("looked at sudo");
    }

    @Test
    void shouldEndWithAliasesThatNameThemselves() throws Exception {
        assertThat(facts("User_Alias A = B\nUser_Alias B = A\nA ALL = ALL\n")).hasSize(1);
    }
}

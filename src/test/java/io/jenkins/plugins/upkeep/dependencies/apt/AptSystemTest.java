package io.jenkins.plugins.upkeep.dependencies.apt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.upkeep.dependencies.advisory.OsvRecords;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSystemTest {
    private static final Instant MADE = Instant.parse("2026-11-20T00:00:00Z");

    @Test
    void shouldTellSecurityUpdatesFromOthers(@TempDir Path folder) throws Exception {
        // Given
        var system = new FakeApt(folder).system();

        // When
        var updates = system.updates();

        // Then
        assertThat(updates.upgrades()).hasSize(7);
        assertThat(updates.security())
                .extracting(Upgrade::inWords)
                .containsExactly(
                        "libgcrypt20 1.10.1-3 → 1.10.1-3+deb12u1",
                        "liblzma5:i386 5.4.1-1 → 5.4.1-1+deb12u2",
                        "linux-image-6.1.0-43-amd64 (new) → 6.1.162-1",
                        "libperl5.36 5.36.0-7+deb12u2 → 5.36.0-7+deb12u4",
                        "curl 7.81.0-1ubuntu1.15 → 7.81.0-1ubuntu1.16",
                        "openssl 3.0.15-1~deb12u1 → 3.0.17-1~deb12u3");
        assertThat(updates.security())
                .filteredOn(Upgrade::held)
                .extracting(Upgrade::name)
                .containsExactly("openssl");
        assertThat(updates.problems()).isEmpty();
    }

    @Test
    void shouldSeeASecurityUpdateBehindANewerOne(@TempDir Path folder) throws Exception {
        // Given
        var system = new FakeApt(folder)
                .program("apt-get", """
                        Inst curl [7.88.1-10+deb12u4] (7.88.1-10+deb12u15 Debian:12.15/oldstable [amd64])
                        Inst git [1:2.34.1-1ubuntu1.10] (1:2.34.1-1ubuntu1.13 Ubuntu:22.04/jammy-updates [amd64])
                        Inst libc6:i386 [2.35-0ubuntu3.8] (2.35-0ubuntu3.11 Ubuntu:22.04/jammy-updates [i386])
                        Inst nginx [1.18.0-6.1+deb11u3] (1.22.1-9 Debian:12.15/oldstable [amd64])
                        Inst sudo [1.9.9-1ubuntu2.4] (1.9.9-1ubuntu2.5 Ubuntu:22.04/jammy-updates [amd64])
                        Inst fresh (1.0-2 Ubuntu:22.04/jammy-updates [amd64])
                        """, 0)
                .program("apt-cache", """
                              curl | 7.88.1-10+deb12u15 | http://deb.debian.org/debian bookworm/main amd64 Packages
                              curl | 7.88.1-10+deb12u5 | http://deb.debian.org/debian-security bookworm-security/main amd64 Packages
                               git | 1:2.34.1-1ubuntu1.13 | http://archive.ubuntu.com/ubuntu jammy-updates/main amd64 Packages
                               git | 1:2.34.1-1ubuntu1.11 | http://security.ubuntu.com/ubuntu jammy-security/main amd64 Packages
                               git | 1:2.34.1-1ubuntu1 | http://archive.ubuntu.com/ubuntu jammy/main amd64 Packages
                        libc6:i386 | 2.35-0ubuntu3.11 | http://archive.ubuntu.com/ubuntu jammy-updates/main i386 Packages
                        libc6:i386 | 2.35-0ubuntu3.9 | http://mirror.example/ubuntu jammy-security/main i386 Packages
                             nginx | 1.22.1-9 | http://deb.debian.org/debian bookworm/main amd64 Packages
                             nginx | 1.18.0-6.1+deb11u4 | http://security.debian.org bullseye/updates/main amd64 Packages
                              sudo | 1.9.9-1ubuntu2.5 | http://archive.ubuntu.com/ubuntu jammy-updates/main amd64 Packages
                              sudo | 1.9.9-1ubuntu2.4 | http://security.ubuntu.com/ubuntu jammy-security/main amd64 Packages
                              sudo | 1.9.9-1ubuntu2.9 | http://security.ubuntu.com/ubuntu jammy-security/main Sources
                        """, 0)
                .system();

        // When
        var updates = system.updates();

        // Then
        assertThat(updates.problems()).isEmpty();
        assertThat(updates.security()).extracting(Upgrade::name).containsExactly("curl", "git", "libc6:i386", "nginx");
    }

    @Test
    void shouldSayThatItCannotSeeBehindNewerUpdates(@TempDir Path folder) throws Exception {
        // Given
        var failing = new FakeApt(folder.resolve("a")).program("apt-cache", "", 100);
        var absent = new FakeApt(folder.resolve("b")).without("apt-cache");
        var silent = new FakeApt(folder.resolve("c")).program("apt-cache", "", 0);
        var garbage = new FakeApt(folder.resolve("d")).program("apt-cache", "base-files, 12.4\n" + FakeApt.ARCHIVES, 0);

        // When, Then
        for (var apt : List.of(failing, absent, silent, garbage)) {
            assertThat(apt.system().updates().security()).hasSize(6);
            assertThat(apt.system().updates().problems())
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.subject()).isEqualTo("superseded security updates of the system"));
        }
        assertThat(silent.system().updates().problems().get(0).reason())
                .isEqualTo("apt-cache says nothing of base-files");
    }

    @Test
    void shouldListSourcePackagesOnce(@TempDir Path folder) throws Exception {
        // Given
        var system = new FakeApt(folder).system();

        // When
        var installed = system.installed();

        // Then
        assertThat(installed.packages()).isEqualTo(4);
        assertThat(installed.system().inWords()).isEqualTo("debian 12");
        assertThat(installed.system().isNamedByAdvisories()).isTrue();
        assertThat(installed.sources())
                .containsExactly(
                        OsvRecords.debian("openssh", "1:9.2p1-2+deb12u2"),
                        OsvRecords.debian("openssl", "3.0.15-1~deb12u1"),
                        OsvRecords.debian("zlib", "1:1.2.13.dfsg-1"));
    }

    @Test
    void shouldTakeTheAgeOfTheSecurityListsAlone(@TempDir Path folder) throws Exception {
        // Given
        var apt = new FakeApt(folder)
                .list("deb.debian.org_debian_dists_bookworm_InRelease", MADE)
                .list("lock", MADE);

        // When, Then
        assertThat(apt.system().updates().listed()).isEmpty();
        apt.list("deb.debian.org_debian-security_dists_bookworm-security_InRelease", MADE.minus(Duration.ofDays(9)));
        assertThat(apt.system().updates().listed()).contains(MADE.minus(Duration.ofDays(9)));
    }

    @Test
    void shouldSayThatThereIsNoApt(@TempDir Path folder) throws Exception {
        // Given
        var apt = new FakeApt(folder).without("apt-get").without("dpkg-query");

        // When, Then
        assertThatThrownBy(() -> apt.system().updates())
                .isInstanceOf(UpkeepException.class)
                .hasMessageStartingWith("this system has no apt-get; set systemPackages: false");
        assertThatThrownBy(() -> apt.system().installed()).hasMessageStartingWith("this system has no dpkg-query");
    }

    @Test
    void shouldSayThatAptFailed(@TempDir Path folder) throws Exception {
        // Given
        var apt = new FakeApt(folder).program("apt-get", "", 100).program("dpkg-query", "", 0);

        // When, Then
        assertThatThrownBy(() -> apt.system().updates())
                .isInstanceOf(UpkeepException.class)
                .hasMessage("apt-get: exit status 100: trouble");
        assertThatThrownBy(() -> apt.system().installed()).hasMessageContaining("names no installed package");
    }

    @Test
    void shouldNameWhatItDoesNotUnderstand(@TempDir Path folder) throws Exception {
        // Given
        var apt = new FakeApt(folder)
                .program("apt-get", "Inst something in a new form\n", 0)
                .program("apt-mark", "", 1);

        // When
        var updates = apt.system().updates();

        // Then
        assertThat(updates.upgrades()).isEmpty();
        assertThat(updates.problems())
                .extracting(problem -> problem.subject())
                .containsExactly("held packages of the system", "updates of the system");
    }

    @Test
    void shouldSayThatTheListsMayNotBeRead(@TempDir Path folder) throws Exception {
        // Given
        var apt = new FakeApt(folder);
        Files.setPosixFilePermissions(folder.resolve("lists"), PosixFilePermissions.fromString("---------"));
        Assumptions.assumeFalse(Files.isReadable(folder.resolve("lists")), "root may read anything");

        // When, Then
        assertThatThrownBy(() -> apt.system().updates()).hasMessageContaining("cannot be listed (no permission)");
    }

    @Test
    void shouldAskTheRealAptAndDpkg() throws Exception {
        // Given
        Assumptions.assumeTrue(Command.find("apt-get").isPresent());
        var system = AptSystem.here();

        // When
        var updates = system.updates();
        var installed = system.installed();

        // Then
        assertThat(updates.problems()).isEmpty();
        assertThat(updates.upgrades())
                .allSatisfy(upgrade -> assertThat(upgrade.origins()).isNotEmpty());
        assertThat(installed.packages()).isGreaterThan(50);
        assertThat(installed.sources())
                .extracting(one -> one.component().name())
                .contains("dpkg", "apt", "bash");
        assertThat(installed.sources())
                .allSatisfy(source -> assertThat(source.component()
                                .ecosystem()
                                .order()
                                .understands(source.component().version()))
                        .isTrue());
    }

    @Test
    void shouldCountAsManyUpgradesAsAptDoes() throws Exception {
        // Given
        Assumptions.assumeTrue(Command.find("apt-get").isPresent());
        var words = Command.of("apt-get", "-s", "-q", "dist-upgrade").output(Duration.ofMinutes(1));
        var inst = words.lines().filter(line -> line.startsWith("Inst ")).count();
        Assumptions.assumeTrue(
                Command.of("apt-mark", "showhold").output(Duration.ofMinutes(1)).isBlank(), "held packages differ");

        // When
        var updates = AptSystem.here().updates();

        // Then
        assertThat(updates.upgrades()).hasSize(Math.toIntExact(inst));
        assertThat(updates.security())
                .filteredOn(upgrade -> !upgrade.supersedes())
                .hasSize(Math.toIntExact(words.lines()
                        .filter(line -> line.startsWith("Inst ") && line.contains("-security"))
                        .count()));
    }

    /** By another program of apt, in another form, and by dpkg's own order. */
    @Test
    void shouldSeeWhatTheRealAptHasBehindNewerUpdates() throws Exception {
        // Given
        Assumptions.assumeTrue(Command.find("apt-get").isPresent());
        var updates = AptSystem.here().updates();
        var hiding = updates.upgrades().stream().filter(Upgrade::supersedes).limit(2);
        var others = updates.upgrades().stream()
                .filter(upgrade -> upgrade.installed().isPresent() && !upgrade.isSecurity())
                .limit(2);

        // When, Then
        for (var upgrade : Stream.concat(hiding, others).toList()) {
            assertThat(upgrade.supersedes()).as(upgrade.inWords()).isEqualTo(hidesByPolicy(upgrade));
        }
    }

    private static boolean hidesByPolicy(Upgrade upgrade) throws Exception {
        var words = Command.of("apt-cache", "policy", upgrade.name()).output(Duration.ofMinutes(1));
        var version = "";
        var hides = false;
        for (var line : words.lines()
                .dropWhile(one -> !one.contains("Version table"))
                .skip(1)
                .toList()) {
            var isOrigin = line.startsWith("        ");
            version = isOrigin ? version : line.substring(5).strip().split(" ", 2)[0];
            hides |= isOrigin
                    && line.contains("-security/")
                    && isNewer(version, upgrade.installed().orElseThrow());
        }
        return hides;
    }

    private static boolean isNewer(String version, String installed) throws Exception {
        return Command.of("dpkg", "--compare-versions", version, "gt", installed)
                .run(Duration.ofMinutes(1))
                .succeeded();
    }

    @Test
    void shouldReadOtherFormsOfTheDistributionsName(@TempDir Path folder) throws Exception {
        // Given
        var file =
                Files.writeString(folder.resolve("os-release"), "# a comment\nID='ubuntu'\nVERSION_ID=22.04\n=\nX\n");
        var rolling = Files.writeString(folder.resolve("rolling"), "ID=debian\n");

        // When, Then
        assertThat(OsRelease.read(file)).isEqualTo(new OsRelease("ubuntu", "22.04"));
        assertThat(OsRelease.read(rolling).isNamedByAdvisories()).isFalse();
        assertThatThrownBy(() -> OsRelease.read(folder.resolve("absent"))).isInstanceOf(UpkeepException.class);
        assertThat(List.of(new OsRelease("linuxmint", "21"))).noneMatch(OsRelease::isNamedByAdvisories);
    }
}

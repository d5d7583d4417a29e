package io.jenkins.plugins.upkeep.review.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramsTest {
    private static final DistributionPackages PACKAGES = DistributionPackages.ofHost();
    private static final DistributionPackages NO_DPKG =
            new DistributionPackages("/nowhere/dpkg-query", Path.of("/etc"));

    @ParameterizedTest
    @ValueSource(strings = {"python", "nodejs", "java"})
    void shouldAskTheRealPrograms(String product) throws Exception {
        // Given
        var line = AskCommand.usual(product).orElseThrow();
        assumeThat(Command.find(line.get(0)))
                .as(line.get(0) + " is not installed")
                .isPresent();

        // When
        var running =
                new AskCommand("it", product, line, PACKAGES).ask().found().get(0);

        // Then
        assertThat(running.version().numbers()).hasSizeGreaterThan(1);
        assertThat(running.seen())
                .startsWith("says ")
                .contains(running.version().text());
    }

    @Test
    void shouldKnowTheJavaThatRunsThis() throws Exception {
        var program = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        var running = new AskCommand("java", "java", List.of(program, "-version"), NO_DPKG)
                .ask()
                .found()
                .get(0);

        assertThat(running.version().numbers()).startsWith(Runtime.version().feature());
    }

    @Test
    void shouldSayWhyAProgramTellsNoVersion(@TempDir Path folder) throws Exception {
        var garbage = Scripts.write(folder, "garbage", "printf 'all \\033[2J is\\nwell'\n");
        var silent = Scripts.write(folder, "silent", "exit 0\n");
        var failing = Scripts.write(folder, "failing", "echo 3.11; echo broken >&2; exit 4\n");
        var forbidden = Files.writeString(folder.resolve("forbidden"), "#!/bin/sh\necho 1.2\n");
        Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("rw-r--r--"));

        assertRefused(garbage, "it: says \"all  [2J is well\", in which there is no version");
        assertRefused(silent, "it: says nothing");
        assertRefused(failing, "failing: exit status 4: broken");
        assertRefused(forbidden.toString(), "cannot be started");
        assertRefused("/nowhere/python", "cannot be started");
    }

    private static void assertRefused(String program, String message) {
        assertThatThrownBy(() -> new AskCommand("it", "python", List.of(program), NO_DPKG).ask())
                .isInstanceOf(UpkeepException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldAskAllAtTheSameTimeAndNameWhatIsLate(@TempDir Path folder) throws Exception {
        // Given
        var slow = Scripts.write(folder, "slow", "exec sleep 60\n");
        var quick = Scripts.write(folder, "quick", "echo 1.2.3\n");
        var askings = List.<Asking>of(
                new AskCommand("slow", "x", List.of(slow), NO_DPKG),
                new AskCommand("quick", "x", List.of(quick), NO_DPKG),
                new AskCommand("slower", "x", List.of(slow), NO_DPKG));

        // When
        var start = System.nanoTime();
        var answers = new Inquiry(askings, Duration.ofSeconds(2)).run();

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(answers.get(1).found()).extracting(Running::name).containsExactly("quick");
        assertThat(answers)
                .flatExtracting(Answer::gaps)
                .containsExactly(
                        new Answer.Gap("slow", "gave no answer within 2 s"),
                        new Answer.Gap("slower", "gave no answer within 2 s"));
    }

    @Test
    void shouldTellTheDistributionsProgramsFromOthers(@TempDir Path folder) throws Exception {
        // Given
        var python = Path.of("/usr/bin/python3");
        assumeThat(Command.find("dpkg-query")).as("this is no Debian").isPresent();
        assumeThat(Files.isExecutable(python))
                .as("there is no python3 of the system")
                .isTrue();
        var other = Scripts.write(folder, "python3", "exec /usr/bin/python3 \"$@\"\n");

        // When
        var systems = new AskCommand("a", "python", List.of(python.toString(), "--version"), PACKAGES).ask();
        var others = new AskCommand("b", "python", List.of(other, "--version"), PACKAGES).ask();
        var unasked = new AskCommand("c", "python", List.of(python.toString(), "--version"), NO_DPKG).ask();

        // Then
        assertThat(systems.found().get(0).keeper()).isNotEqualTo(Keeper.vendor());
        assertThat(others.found().get(0).keeper()).isEqualTo(Keeper.vendor());
        assertThat(unasked.found().get(0).keeper()).isEqualTo(Keeper.vendor());
    }

    @ParameterizedTest
    @CsvSource({
        "5:7.0.15-1,Debian Redis Team <pkg-redis@lists.debian.org>,DEBIAN",
        "7.0.15-1~deb12u10,Redis <x@alioth-lists.debian.net>,DEBIAN",
        "5:7.0.15-1,Someone <someone@example.org>,VENDOR",
        "5:7.0.16-1,Debian Redis Team <pkg-redis@lists.debian.org>,VENDOR",
        "garbage,,VENDOR"
    })
    void shouldNotTakeAnotherPackageForTheDistributions(
            String version, String maintainer, Keeper.Who who, @TempDir Path folder) throws Exception {
        var dpkg = Scripts.write(folder, "dpkg-query", "printf '%s\\t%s' '" + version + "' '" + maintainer + "'\n");
        var running = Words.running("redis", "redis", "7.0.15");

        Files.writeString(folder.resolve("os-release"), "ID=debian\nVERSION_ID=12\n");

        assertThat(new DistributionPackages(dpkg, folder)
                        .server(running)
                        .keeper()
                        .who())
                .isEqualTo(who);
    }

    @Test
    void shouldNotGuessADistribution(@TempDir Path folder) throws Exception {
        var dpkg = Scripts.write(folder, "dpkg-query", "printf '7.0.15-1\\tDebian <x@lists.debian.org>'\n");
        var running = Words.running("redis", "redis", "7.0.15");

        assertThat(new DistributionPackages(dpkg, folder).server(running).keeper())
                .isEqualTo(Keeper.vendor());
    }

    @Test
    void shouldKnowTheMarksOfDistributions() {
        assertThat(Keeper.of("15.18 (Debian 15.18-0+deb12u1)").who()).isEqualTo(Keeper.Who.DEBIAN);
        assertThat(Keeper.of("15.18 (Debian 15.18-0+deb12u1)").release().orElseThrow())
                .hasToString("12");
        assertThat(Keeper.of("14.9 (Ubuntu 14.9-0ubuntu0.22.04.1)").who()).isEqualTo(Keeper.Who.UBUNTU);
        assertThat(Keeper.of("14.9 (Ubuntu 14.9-0ubuntu0.22.04.1)").release().orElseThrow())
                .hasToString("22.04");
        assertThat(Keeper.of("15.18 (Debian 15.18-1.pgdg120+1)")).isEqualTo(Keeper.vendor());
    }

    @Test
    void shouldCountTheUpdatesOfTheRealSystem() throws Exception {
        assumeThat(Command.find("apt-get")).as("this is no Debian").isPresent();

        assertThat(PendingPackages.ofHost().count()).isBetween(0, 100_000);
    }

    @Test
    void shouldNotTakeSilenceForNoUpdates(@TempDir Path folder) throws Exception {
        var two = Scripts.write(folder, "two", "printf 'Reading...\\nInst a [1] (2 x)\\nInst b (2 x)\\nConf a\\n'\n");
        var none = Scripts.write(folder, "none", "echo '0 upgraded, 0 newly installed'\n");
        var silent = Scripts.write(folder, "silent", "exit 0\n");
        var failing = Scripts.write(folder, "failing", "echo 'E: broken' >&2; exit 100\n");

        assertThat(new PendingPackages(two).count()).isEqualTo(2);
        assertThat(new PendingPackages(none).count()).isZero();
        assertThatThrownBy(() -> new PendingPackages(silent).count()).hasMessageContaining("says nothing");
        assertThatThrownBy(() -> new PendingPackages(failing).count()).hasMessageContaining("E: broken");
        assertThatThrownBy(() -> new PendingPackages("/nowhere/apt-get").count())
                .hasMessageContaining("cannot be started");
    }
}

package io.jenkins.plugins.upkeep.dependencies.apt;

import io.jenkins.plugins.upkeep.dependencies.advisory.Problem;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * This machine's packages, as apt and dpkg know them. Nothing is changed, fetched or locked, and no rights of root are needed.
 *
 * @param aptGet the program apt-get
 * @param aptMark the program apt-mark
 * @param aptCache the program apt-cache
 * @param dpkgQuery the program dpkg-query
 * @param lists the folder of apt's lists
 * @param osRelease the file that says which distribution this is
 */
public record AptSystem(String aptGet, String aptMark, String aptCache, String dpkgQuery, Path lists, Path osRelease) {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** The machine that this runs on. */
    public static AptSystem here() {
        return new AptSystem(
                "apt-get",
                "apt-mark",
                "apt-cache",
                "dpkg-query",
                Path.of("/var/lib/apt/lists"),
                Path.of("/etc/os-release"));
    }

    /**
     * Asks which updates wait. Those of held packages are among them: holding one does not make it safe.
     *
     * @return the updates
     * @throws UpkeepException when apt is missing or gives no answer
     * @throws InterruptedException when the thread was told to stop
     */
    public Updates updates() throws UpkeepException, InterruptedException {
        requireProgram(aptGet);
        var lines = plain(aptGet, "-s", "-o", "Debug::NoLocking=true", "--ignore-hold", "dist-upgrade")
                .output(LONGEST)
                .lines()
                .filter(line -> line.startsWith("Inst "))
                .toList();
        var problems = new ArrayList<Problem>();
        var held = held(problems);
        var upgrades = new ArrayList<Upgrade>();
        for (var line : lines) {
            Upgrade.parse(line)
                    .map(upgrade -> upgrade.held(held.contains(upgrade.name())))
                    .ifPresentOrElse(upgrades::add, () -> problems.add(strange(line)));
        }
        return new Updates(superseding(upgrades, problems), new AptLists(lists).newestOfSecurity(), problems);
    }

    /** Of an update the origin is that of its newest version alone. */
    private List<Upgrade> superseding(List<Upgrade> upgrades, List<Problem> problems) throws InterruptedException {
        var names = upgrades.stream()
                .filter(upgrade -> !upgrade.isSecurity() && upgrade.installed().isPresent())
                .map(Upgrade::name)
                .distinct()
                .toList();
        var archives = SecurityArchives.ask(plain(aptCache, "madison"), names, LONGEST);
        problems.addAll(archives.problems());
        return upgrades.stream()
                .map(upgrade -> upgrade.superseding(archives.hasUpdateOf(upgrade)))
                .toList();
    }

    private static void requireProgram(String program) throws UpkeepException {
        var isThere = program.contains("/")
                ? Files.isExecutable(Path.of(program))
                : Command.find(program).isPresent();
        if (!isThere) {
            throw new UpkeepException("this system has no " + Path.of(program).getFileName()
                    + "; set systemPackages: false where its packages are looked after in another way");
        }
    }

    private static Problem strange(String line) {
        return new Problem(
                "updates of the system",
                "a line of apt-get cannot be understood: " + OneLine.of(line),
                "run apt-get -s dist-upgrade and look at it yourself");
    }

    private Set<String> held(List<Problem> problems) throws InterruptedException {
        try {
            return plain(aptMark, "showhold")
                    .output(LONGEST)
                    .lines()
                    .map(String::strip)
                    .collect(Collectors.toSet());
        } catch (UpkeepException e) {
            problems.add(new Problem(
                    "held packages of the system", e.getMessage(), "run apt-mark showhold and look at it yourself"));
            return Set.of();
        }
    }

    /** Words in another language would not be understood. */
    private static Command plain(String program, String... arguments) {
        return Command.of(program, arguments).environment("LC_ALL", "C").environment("LANGUAGE", "C");
    }

    /**
     * Lists what is installed.
     *
     * @return the packages
     * @throws UpkeepException when dpkg is missing or gives no answer
     * @throws InterruptedException when the thread was told to stop
     */
    public Installed installed() throws UpkeepException, InterruptedException {
        requireProgram(dpkgQuery);
        var system = OsRelease.read(osRelease);
        var format = "-f=${db:Status-Abbrev}\\t${source:Package}\\t${source:Version}\\n";
        var rows = plain(dpkgQuery, "-W", format)
                .output(LONGEST)
                .lines()
                .map(line -> List.of(line.split("\t", -1)))
                .filter(cells -> cells.size() == 3 && isInstalled(cells.get(0)))
                .toList();
        if (rows.isEmpty()) {
            throw new UpkeepException("dpkg-query: names no installed package; run dpkg-query -W and see why");
        }
        var sources = new LinkedHashSet<Wanted>();
        rows.forEach(cells -> sources.add(new Wanted(component(system, cells), system.release())));
        return new Installed(system, List.copyOf(sources), rows.size());
    }

    /** What is wanted comes first, what is there second: {@code ii}, or {@code hi} for a held one. */
    private static boolean isInstalled(String status) {
        return status.length() > 1 && status.charAt(1) == 'i';
    }

    private static Component component(OsRelease system, List<String> cells) {
        var namespace = system.id().toLowerCase(Locale.ROOT);
        return new Component(Ecosystem.DEBIAN, namespace, cells.get(1), cells.get(2), OptionalInt.empty());
    }
}

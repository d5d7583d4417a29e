package io.jenkins.plugins.upkeep.dependencies.apt;

import io.jenkins.plugins.upkeep.dependencies.advisory.Problem;
import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What archives for security updates have of packages whose update comes from elsewhere: an update of another archive that is newer
 * than a security update holds that too, and hides it. For one thread.
 */
final class SecurityArchives {
    private static final Pattern LINE = Pattern.compile(
            "\\s*(?<name>\\S+) \\|\\s+(?<version>\\S+) \\| (?<address>\\S+) (?<suite>\\S+)(?: \\S+)? (?<kind>Packages|Sources)\\s*");
    private static final Pattern SECURITY_SUITE = Pattern.compile(".*-security(?:/.*)?");
    private static final Pattern SECURITY_ADDRESS = Pattern.compile(".*(?://security\\.|debian-security\\b).*");

    /** As many names as surely fit into one line of arguments. */
    private static final int MOST = 2_000;

    private static final int FEW = 5;
    private static final String SUBJECT = "superseded security updates of the system";
    private static final String ACTION = "run apt-cache madison with the names of the packages and look at it yourself";

    private final Map<String, List<String>> versions = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final List<String> strange = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Asks {@code apt-cache madison} about packages, all at once unless there are thousands. */
    static SecurityArchives ask(Command madison, List<String> names, Duration longest) throws InterruptedException {
        var archives = new SecurityArchives();
        try {
            for (int start = 0; start < names.size(); start += MOST) {
                var some = names.subList(start, Math.min(start + MOST, names.size()));
                madison.with(some).output(longest).lines().forEach(archives::read);
            }
            archives.noteStrange(names);
        } catch (UpkeepException e) {
            archives.problems.add(new Problem(SUBJECT, e.getMessage(), ACTION));
        }
        return archives;
    }

    private void read(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            strange.add(line);
        } else if (match.group("kind").equals("Packages")) {
            known.add(match.group("name"));
            security(match.group("address"), match.group("suite"))
                    .ifPresent(any -> versions.computeIfAbsent(match.group("name"), name -> new ArrayList<>())
                            .add(match.group("version")));
        }
    }

    private static Optional<String> security(String address, String suite) {
        return Optional.of(suite)
                .filter(one -> SECURITY_SUITE.matcher(one).matches()
                        || SECURITY_ADDRESS.matcher(address).matches());
    }

    private void noteStrange(List<String> names) {
        if (!strange.isEmpty()) {
            problems.add(new Problem(
                    SUBJECT, "a line of apt-cache cannot be understood: " + OneLine.of(strange.get(0)), ACTION));
        }
        var unknown = names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            var some = unknown.stream().limit(FEW).collect(Collectors.joining(", "));
            var more = unknown.size() > FEW ? " and " + (unknown.size() - FEW) + " more" : "";
            problems.add(new Problem(SUBJECT, "apt-cache says nothing of " + some + more, ACTION));
        }
    }

    /** Whether an archive for security updates has a version that is newer than the installed one. */
    boolean hasUpdateOf(Upgrade upgrade) {
        return upgrade.installed().stream()
                .anyMatch(installed -> versions.getOrDefault(upgrade.name(), List.of()).stream()
                        .anyMatch(version -> isNewer(version, installed)));
    }

    private static boolean isNewer(String version, String installed) {
        var order = Ecosystem.DEBIAN.order();
        var comparable = order.understands(version) && order.understands(installed);
        return !comparable || order.compare(version, installed) > 0;
    }

    List<Problem> problems() {
        return problems;
    }
}

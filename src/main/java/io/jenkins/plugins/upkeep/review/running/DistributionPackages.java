package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.review.lifecycle.Version;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells whether what runs on this host is the distribution's own package, as dpkg knows it: then the distribution mends its holes,
 * also when the product's makers no longer do. Where dpkg does not say so, or is not there, the makers are taken for the keepers: the
 * stricter choice.
 *
 * @param program the program {@code dpkg-query}
 * @param folder the folder that tells the distribution: {@code /etc}
 */
public record DistributionPackages(String program, Path folder) {
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Pattern MAINTAINER = Pattern.compile(
            ".*@(?:[a-z0-9-]+\\.)*(?:debian\\.org|debian\\.net|ubuntu\\.com)>.*", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> SERVERS = Map.of("redis", "redis-server", "valkey", "valkey-server");

    /** The packages of this host. */
    public static DistributionPackages ofHost() {
        return new DistributionPackages("dpkg-query", Path.of("/etc"));
    }

    /** Judges a server that answers on this host. */
    Running server(Running running) throws InterruptedException {
        return judge(running, Optional.ofNullable(SERVERS.get(running.product())));
    }

    /** Judges a program of this host, by the package that its file is from. */
    Running program(Running running, String called) throws InterruptedException {
        var file = called.contains("/") ? Optional.of(Path.of(called)) : Command.find(called);
        return file.isEmpty() ? running : judge(running, owner(file.get()));
    }

    private Optional<String> owner(Path file) throws InterruptedException {
        try {
            return ask("--search", file.toRealPath().toString())
                    .map(answer -> answer.output().lines().findFirst().orElse(""))
                    .filter(line -> line.matches("[a-z0-9][a-z0-9.+-]*(?::[a-z0-9]+)?: .*"))
                    .map(line -> line.substring(0, line.indexOf(": ")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private Running judge(Running running, Optional<String> name) throws InterruptedException {
        if (name.isEmpty() || running.keeper().who() != Keeper.Who.VENDOR) {
            return running;
        }
        var answer = ask("--show", "--showformat=${Version}\\t${Maintainer}", name.get());
        return answer.filter(known -> isDistributions(known, running.version()))
                .map(known -> running.keptBy(distribution()))
                .orElse(running);
    }

    private Keeper distribution() {
        try {
            return Keeper.distribution(
                    new AskSystem("host", folder).ask().found().get(0));
        } catch (UpkeepException e) {
            return Keeper.vendor();
        }
    }

    private Optional<ProcessResult> ask(String... arguments) throws InterruptedException {
        try {
            return Optional.of(Command.of(program, arguments).run(LONGEST)).filter(ProcessResult::succeeded);
        } catch (UpkeepException e) {
            return Optional.empty();
        }
    }

    private static boolean isDistributions(ProcessResult answer, Version version) {
        var parts = answer.output().strip().split("\t", 2);
        var packaged = Version.parse(parts[0].replaceFirst("^\\d+:", ""));
        return parts.length == 2
                && packaged.filter(own -> own.compareTo(version) == 0).isPresent()
                && MAINTAINER.matcher(parts[1]).matches();
    }
}

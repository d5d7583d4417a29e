package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has a program say its version.
 *
 * @param name the thing's name in reports
 * @param product the word for its product
 * @param line the program and its arguments
 * @param packages knows whether it is the distribution's
 */
public record AskCommand(String name, String product, List<String> line, DistributionPackages packages)
        implements Asking {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final Map<String, List<String>> USUAL = Map.of(
            "python", List.of("python3", "--version"),
            "nodejs", List.of("node", "--version"),
            "java", List.of("java", "-version"),
            "nginx", List.of("nginx", "-v"),
            "docker", List.of("docker", "version", "--format", "{{.Server.Version}}"));

    public AskCommand {
        line = List.copyOf(line);
    }

    /**
     * @param product the word for a product
     * @return what is called for it where nothing else is said
     */
    public static Optional<List<String>> usual(String product) {
        return Optional.ofNullable(USUAL.get(product));
    }

    @Override
    public String subject() {
        return name;
    }

    @Override
    public String plan() {
        return name + ": run " + String.join(" ", line);
    }

    @Override
    public Set<String> products() {
        return Set.of(product);
    }

    /** Java and nginx say it on their standard error. */
    @Override
    public Answer ask() throws UpkeepException, InterruptedException {
        var result = Command.of(line.get(0))
                .with(line.subList(1, line.size()))
                .run(LONGEST)
                .requireSuccess();
        var answer = result.output().isBlank() ? result.errors() : result.output();
        return Answer.of(packages.program(Words.running(name, product, answer), line.get(0)));
    }
}

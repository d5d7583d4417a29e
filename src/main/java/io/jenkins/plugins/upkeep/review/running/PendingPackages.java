package io.jenkins.plugins.upkeep.review.running;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.time.Duration;

/**
 * Counts the packages of the system for which there is something newer, by a simulated upgrade: nothing is installed, and nothing
 * is fetched, so the count is as old as the lists of packages.
 *
 * @param program the program {@code apt-get}
 */
public record PendingPackages(String program) {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** The packages of this host. */
    public static PendingPackages ofHost() {
        return new PendingPackages("apt-get");
    }

    /**
     * Counts.
     *
     * @return how many packages would be replaced or added
     * @throws UpkeepException when nobody knows
     * @throws InterruptedException when this thread was told to stop
     */
    public int count() throws UpkeepException, InterruptedException {
        var answer = Command.of(program, "--simulate", "--quiet", "--option", "Debug::NoLocking=true", "dist-upgrade")
                .run(LONGEST)
                .requireSuccess();
        if (answer.output().isBlank()) {
            throw new UpkeepException(
                    "apt-get: says nothing about an upgrade; run apt-get --simulate dist-upgrade by hand");
        }
        return Math.toIntExact(
                answer.output().lines().filter(line -> line.startsWith("Inst ")).count());
    }
}

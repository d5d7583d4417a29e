package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Tells a container's own system from that of its machine, by the files that Docker and Podman put there. */
final class Container {
    private static final List<String> MARKS = List.of(".dockerenv", "run/.containerenv");

    private Container() {}

    /** What to say of a system that a container holds; nothing when it is the machine's, whose root may lie in a container. */
    static Stream<Finding> note(Path root) {
        return isTop(root) && isMarked(root)
                ? Stream.of(Finding.info(
                        "access",
                        "this runs in a container: accounts, groups, sudoers and SSH keys are those of the container; to"
                                + " look at the machine's, run the audit on the machine itself"))
                : Stream.of();
    }

    static boolean isTop(Path root) {
        return root.toAbsolutePath().normalize().getNameCount() == 0;
    }

    static boolean isMarked(Path root) {
        return MARKS.stream().anyMatch(mark -> Files.exists(root.resolve(mark)));
    }
}

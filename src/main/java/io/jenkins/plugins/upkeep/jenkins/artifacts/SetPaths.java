package io.jenkins.plugins.upkeep.jenkins.artifacts;

import hudson.AbortException;
import java.util.Arrays;
import java.util.Set;

/** The paths within a set, which somebody else wrote into a manifest, and which become paths on a disk here. */
final class SetPaths {
    private static final Set<String> LEADING_ELSEWHERE = Set.of("", ".", "..");

    private SetPaths() {}

    /**
     * Demands that a path stays within its set on any system.
     *
     * @throws AbortException when it does not
     */
    static String requireWithin(String path) throws AbortException {
        var leadsElsewhere = path.contains("\\") || path.contains(":") || path.indexOf('\0') >= 0;
        if (leadsElsewhere || Arrays.stream(path.split("/", -1)).anyMatch(LEADING_ELSEWHERE::contains)) {
            throw new AbortException("a set names the file " + path + ", which leads out of it; do not use this set");
        }
        return path;
    }
}

package io.jenkins.plugins.upkeep.dependencies.advisory;

import io.jenkins.plugins.upkeep.dependencies.version.Ecosystem;
import io.jenkins.plugins.upkeep.dependencies.version.VersionOrder;

/**
 * Where a version is among those that advisories name. Somebody's own build of a version, which Python writes behind a {@code +}, is
 * as weak as the version itself: it counts only where an advisory names such a build, as PEP 440 has it for specifiers.
 *
 * @param order how versions are ordered
 * @param version the version
 * @param published the version without what is behind the {@code +}, where that means a build
 */
record Place(VersionOrder order, String version, String published) {
    private static final char BUILD = '+';

    static Place of(Ecosystem ecosystem, String version) {
        return new Place(ecosystem.order(), version, published(ecosystem, version));
    }

    static String published(Ecosystem ecosystem, String version) {
        var end = ecosystem == Ecosystem.PYPI ? version.indexOf(BUILD) : -1;
        return end < 0 ? version : version.substring(0, end);
    }

    boolean isVersion() {
        return order.understands(version);
    }

    /** Negative, zero or positive, as it is older than, equal to or newer than a version that an advisory names. */
    int compareTo(String named) {
        return order.compare(named.indexOf(BUILD) < 0 ? published : version, named);
    }
}

package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.regex.Pattern;

/** The order of versions by Debian's policy. */
final class DebianOrder implements VersionOrder {
    /** A tilde alone says little: backports and updates of a stable release have one as well. */
    private static final Pattern PRERELEASE = Pattern.compile(
            "~(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|nightly|git|svn|hg|bzr|cvs|a|b|m)(?![a-zA-Z])",
            Pattern.CASE_INSENSITIVE);

    @Override
    public boolean understands(String version) {
        return DebianVersion.of(version).isPresent();
    }

    @Override
    public int compare(String one, String other) {
        return parse(one).compareTo(parse(other));
    }

    @Override
    public boolean isPrerelease(String version) {
        return PRERELEASE.matcher(parse(version).upstream()).find();
    }

    private static DebianVersion parse(String version) {
        return DebianVersion.of(version)
                .orElseThrow(() -> new IllegalArgumentException("no version of Debian: " + version));
    }
}

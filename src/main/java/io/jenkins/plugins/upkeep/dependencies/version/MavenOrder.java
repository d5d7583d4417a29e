package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** The order of versions by Maven itself, which orders any text. */
final class MavenOrder implements VersionOrder {
    private static final Pattern PRERELEASE = Pattern.compile(
            "(?i).*(?:^|[^a-z])(?:alpha|beta|milestone|snapshot|preview|ea|rc|cr|[abm](?=[-.]?\\d))(?:[^a-z].*|$)");

    @Override
    public boolean understands(String version) {
        return !version.isBlank() && version.indexOf("${") < 0;
    }

    @Override
    public int compare(String one, String other) {
        return parse(one).compareTo(parse(other));
    }

    @Override
    public boolean isPrerelease(String version) {
        parse(version);
        return PRERELEASE.matcher(version).matches();
    }

    private ComparableVersion parse(String version) {
        if (!understands(version)) {
            throw new IllegalArgumentException("no version of Maven: " + version);
        }
        return new ComparableVersion(version);
    }
}

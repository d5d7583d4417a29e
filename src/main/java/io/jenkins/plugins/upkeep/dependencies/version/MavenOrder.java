package io.jenkins.plugins.upkeep.dependencies.version;

import java.util.regex.Pattern;
import org.apache.maven.artifact.versioning.ComparableVersion;

/** The order of versions by Maven itself, which orders any text. */
final class MavenOrder implements VersionOrder {
    private static final Pattern WORD = Pattern.compile(
            "(?<![a-z])(?:alpha|beta|milestone|snapshot|preview|pre|dev|nightly|canary|rc|cr)(?![a-z])",
            Pattern.CASE_INSENSITIVE);

    /** Short words also stand in hashes of commits, as in versions of Jenkins plugins: they must fill their part. */
    private static final Pattern SHORT = Pattern.compile(
            "(?<![^.+-])\\d{0,9}(?:ea|[abm](?=[-.]?\\d))[-.]?\\d{0,3}(?![^.+-])", Pattern.CASE_INSENSITIVE);

    /** What a repository makes of a snapshot: the second when it was built, and a count. */
    private static final Pattern BUILT_SNAPSHOT = Pattern.compile("-\\d{8}\\.\\d{6}-\\d{1,9}$");

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
        return WORD.matcher(version).find()
                || SHORT.matcher(version).find()
                || BUILT_SNAPSHOT.matcher(version).find();
    }

    private ComparableVersion parse(String version) {
        if (!understands(version)) {
            throw new IllegalArgumentException("no version of Maven: " + version);
        }
        return new ComparableVersion(version);
    }
}

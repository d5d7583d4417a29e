package io.jenkins.plugins.upkeep.dependencies.version;

/** The order of versions by Semantic Versioning as npm reads it. */
final class NpmOrder implements VersionOrder {
    @Override
    public boolean understands(String version) {
        return NpmVersion.cleaned(version).isPresent();
    }

    @Override
    public int compare(String one, String other) {
        return parse(one).compareTo(parse(other));
    }

    @Override
    public boolean isPrerelease(String version) {
        return parse(version).isPrerelease();
    }

    private static NpmVersion parse(String version) {
        return NpmVersion.cleaned(version)
                .orElseThrow(() -> new IllegalArgumentException("no version of npm: " + version));
    }
}

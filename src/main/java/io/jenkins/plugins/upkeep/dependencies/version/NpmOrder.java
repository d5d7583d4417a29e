package io.jenkins.plugins.upkeep.dependencies.version;

/** The order of versions by Semantic Versioning as npm reads it. */
final class NpmOrder implements VersionOrder {
    @Override
    public boolean understands(String version) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public int compare(String one, String other) {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public boolean isPrerelease(String version) {
        throw new UnsupportedOperationException("not yet");
    }
}

package io.jenkins.plugins.upkeep.dependencies.version;

/** The order of versions by PEP 440. */
final class Pep440Order implements VersionOrder {
    @Override
    public boolean understands(String version) {
        return Pep440Version.of(version).isPresent();
    }

    @Override
    public int compare(String one, String other) {
        return parse(one).compareTo(parse(other));
    }

    @Override
    public boolean isPrerelease(String version) {
        return parse(version).isPrerelease();
    }

    private static Pep440Version parse(String version) {
        return Pep440Version.of(version)
                .orElseThrow(() -> new IllegalArgumentException("no version by PEP 440: " + version));
    }
}

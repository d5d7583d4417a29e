package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.index.Release;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * An update that may be tried.
 *
 * @param component the package, in the version that is in use
 * @param release the release that takes its place
 * @param kind how far it goes
 * @param fixes the known vulnerabilities that it mends
 */
public record Update(Component component, Release release, Kind kind, List<String> fixes) {
    /** What is most urgent first, then what is least dangerous, then what is oldest. */
    static final Comparator<Update> ORDER = Comparator.comparing((Update update) -> !update.isSecurity())
            .thenComparing(Update::kind)
            .thenComparing(update -> update.release().published().orElse(Instant.MAX))
            .thenComparing(Update::name);

    public Update {
        fixes = List.copyOf(fixes);
    }

    /**
     * @return the package's name
     */
    public String name() {
        return component.fullName();
    }

    /**
     * @return the version that is in use
     */
    public String from() {
        return component.version();
    }

    /**
     * @return the version that takes its place
     */
    public String to() {
        return release.version();
    }

    /**
     * @return whether it mends a known vulnerability
     */
    public boolean isSecurity() {
        return !fixes.isEmpty();
    }

    @Override
    public String toString() {
        return name() + " " + from() + " to " + to();
    }
}

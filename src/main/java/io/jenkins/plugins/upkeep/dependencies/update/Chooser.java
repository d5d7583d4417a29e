package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.dependencies.index.Listing;
import io.jenkins.plugins.upkeep.dependencies.index.Release;
import io.jenkins.plugins.upkeep.dependencies.manifest.Component;
import io.jenkins.plugins.upkeep.dependencies.version.VersionOrder;
import io.jenkins.plugins.upkeep.report.Units;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses the update of a package. A release without a date is as young as can be: nobody can prove that it has cooled down.
 *
 * @param coolDown how long a release must have been public
 * @param fixes which updates mend known vulnerabilities
 * @param suits whether a demand for versions of Python, as PEP 440 writes it, is met here
 * @param now the present
 */
public record Chooser(CoolDown coolDown, Fixes fixes, Predicate<String> suits, Instant now) {
    /**
     * @param listing what the index says of a package
     * @return what there is for it
     */
    public Outlook judge(Listing listing) {
        if (!listing.isKnown()) {
            return Outlook.idle(listing, listing.problem(), false);
        }
        var component = listing.component();
        var order = component.ecosystem().order();
        if (!order.understands(component.version())) {
            return Outlook.idle(listing, "its version is not one that can be compared", false);
        }
        var withdrawn = listing.releases().stream()
                .anyMatch(release -> release.withdrawn() && isSame(order, release, component));
        var newer = newer(listing, order);
        return newer.isEmpty() ? Outlook.idle(listing, "", withdrawn) : judge(listing, newer, withdrawn);
    }

    private static boolean isSame(VersionOrder order, Release release, Component component) {
        return order.understands(release.version()) && order.compare(release.version(), component.version()) == 0;
    }

    /** The releases that suit and are newer, the newest last. */
    private List<Release> newer(Listing listing, VersionOrder order) {
        var version = listing.component().version();
        return listing.releases().stream()
                .filter(release -> !release.withdrawn() && !release.early())
                .filter(release -> order.understands(release.version()) && !order.isPrerelease(release.version()))
                .filter(release -> order.compare(release.version(), version) > 0)
                .filter(release -> !fixes.isHarmful(listing.component(), release.version()))
                .filter(release -> release.python().map(suits::test).orElse(true))
                .sorted(Comparator.comparing(Release::version, order::compare))
                .toList();
    }

    private Outlook judge(Listing listing, List<Release> newer, boolean withdrawn) {
        var component = listing.component();
        var newest = newer.get(newer.size() - 1);
        var cool = last(newer.stream()
                .filter(release -> isCool(release, usual(component, release)))
                .toList());
        var usual = cool.map(release -> update(component, release));
        var chosen = usual.filter(Update::isSecurity)
                .or(() -> urgent(component, newer))
                .or(() -> usual);
        var reason = chosen.map(Update::release).equals(Optional.of(newest))
                ? ""
                : "newest " + newest.version() + " " + waits(newest, usual(component, newest));
        return new Outlook(listing, Optional.of(newest), chosen, reason, withdrawn, false);
    }

    /** The smallest step to a release without the vulnerability: what is young is taken no further than needed. */
    private Optional<Update> urgent(Component component, List<Release> newer) {
        return newer.stream()
                .filter(release -> isCool(release, coolDown.security()))
                .map(release -> update(component, release))
                .filter(Update::isSecurity)
                .findFirst();
    }

    private Update update(Component component, Release release) {
        return new Update(
                component,
                release,
                Kind.of(component.version(), release.version()),
                fixes.of(component, release.version()));
    }

    private Duration usual(Component component, Release release) {
        return coolDown.of(Kind.of(component.version(), release.version()));
    }

    private boolean isCool(Release release, Duration needed) {
        return needed.isZero()
                || release.published()
                        .filter(time -> Duration.between(time, now).compareTo(needed) >= 0)
                        .isPresent();
    }

    private String waits(Release release, Duration needed) {
        var left = release.published().map(time -> needed.minus(Duration.between(time, now)));
        if (left.isEmpty()) {
            return "waits: release date unknown";
        }
        return left.filter(rest -> rest.compareTo(Duration.ZERO) > 0)
                .map(rest -> "waits " + Units.format(rest) + " of its cool-down of " + Units.format(needed))
                .orElse("is left for a smaller step that mends the vulnerability");
    }

    private static Optional<Release> last(List<Release> releases) {
        return releases.isEmpty() ? Optional.empty() : Optional.of(releases.get(releases.size() - 1));
    }
}

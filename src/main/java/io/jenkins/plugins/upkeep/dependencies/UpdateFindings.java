package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.index.Listing;
import io.jenkins.plugins.upkeep.dependencies.update.Outlook;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** What somebody should know of updates. */
final class UpdateFindings {
    private static final int NAMED = 8;

    private UpdateFindings() {}

    /** What could not be looked up: an index that does not answer is told once. */
    static List<Finding> gaps(List<Outlook> outlooks) {
        var findings = new ArrayList<Finding>();
        var down = new LinkedHashMap<String, List<Listing>>();
        for (var outlook : outlooks) {
            var listing = outlook.listing();
            if (listing.down()) {
                down.computeIfAbsent(listing.place(), place -> new ArrayList<>())
                        .add(listing);
            } else if (!listing.isKnown()) {
                findings.add(Finding.unknown(
                        "package " + outlook.name(),
                        "was not looked up: " + listing.problem(),
                        "mend what is said of the index, then run this again"));
            }
        }
        down.forEach((place, some) -> findings.add(Finding.unknown(
                "index " + place,
                some.get(0).problem() + " (" + Counted.of(some.size(), "package was", "packages were")
                        + " not looked up)",
                "see that the index can be reached from this machine, then run this again")));
        return findings;
    }

    /** Of which packages nobody knows which updates mend vulnerabilities. */
    static List<Finding> missing(List<String> gaps) {
        return gaps.stream()
                .map(gap -> Finding.unknown(
                        "vulnerabilities",
                        gap + ", so nobody knows which updates mend vulnerabilities",
                        "take a new copy of the OSV data with all ecosystems of updates.files, then run this again"))
                .toList();
    }

    /** What is to be said of a package's row; empty where the table says enough. */
    static Optional<Finding> of(UpdateRow row, Optional<String> plan) {
        if (row.state() == UpdateRow.State.BAD) {
            return Optional.of(Finding.warning(
                    row.subject(),
                    security(row) + row.candidate().orElse("") + ": " + row.reason(),
                    "",
                    "stay at " + row.now() + " until the service works with it, or add " + row.name()
                            + " to updates.ignore; what the test printed is in "
                            + UpdateFiles.log(row.name())));
        }
        if (row.isSecurity() && row.state() != UpdateRow.State.APPLIED) {
            return Optional.of(Finding.warning(
                    row.subject(),
                    row.now() + security(row) + row.candidate().orElse("") + " mends it",
                    "",
                    action(row, plan)));
        }
        return row.withdrawn() ? Optional.of(withdrawn(row)) : Optional.empty();
    }

    private static Finding withdrawn(UpdateRow row) {
        return Finding.warning(
                row.subject(),
                row.now() + " was taken back by its makers",
                "",
                "see why on the package's page, and use "
                        + row.candidate().or(row::newest).orElse("another version"));
    }

    private static String security(UpdateRow row) {
        return row.isSecurity() ? " has " + String.join(", ", row.fixes()) + "; " : "";
    }

    private static String action(UpdateRow row, Optional<String> plan) {
        if (row.state() == UpdateRow.State.READY && plan.isPresent()) {
            return "approve and apply it: upkeep dependency-updates --apply --plan " + plan.get();
        }
        return "raise " + row.name() + " to " + row.candidate().orElse("") + " where it is named, and test the service";
    }

    /** Updates that are ready, or that nobody tried. */
    static Optional<Finding> ready(List<UpdateRow> rows, UpdateRow.State state, String words) {
        var some = rows.stream()
                .filter(row -> row.state() == state && !row.isSecurity())
                .toList();
        if (some.isEmpty()) {
            return Optional.empty();
        }
        var few = some.stream()
                .limit(NAMED)
                .map(row ->
                        row.name() + " " + row.now() + " to " + row.candidate().orElse(""))
                .toList();
        return Optional.of(Finding.info(
                "updates",
                some.size() + " " + words + ": " + String.join(", ", few) + (some.size() > NAMED ? ", …" : "")));
    }
}

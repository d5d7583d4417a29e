package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.review.performance.figure.ReportTracks;
import io.jenkins.plugins.upkeep.review.performance.past.Past;
import io.jenkins.plugins.upkeep.review.performance.past.PastPlace;
import io.jenkins.plugins.upkeep.system.Counted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody should know of how earlier runs could be read.
 *
 * @param past what is known of them
 * @param places where they were looked for
 */
record PastFindings(Past past, List<PastPlace> places) {
    private static final int MOST_NAMED = 5;

    List<Finding> list() {
        return Stream.of(unread(), damaged().stream(), leftOut(), nothing().stream())
                .flatMap(findings -> findings)
                .toList();
    }

    private Stream<Finding> unread() {
        return past.remarks().stream()
                .map(remark -> Finding.unknown(
                        "reports", remark, "correct --reports or the rights of its folders, then run this again"));
    }

    private Optional<Finding> damaged() {
        var files = past.damaged().files();
        if (files == 0) {
            return Optional.empty();
        }
        var named = past.damaged().first().stream().limit(MOST_NAMED).toList();
        var others = files > named.size() ? "; and " + (files - named.size()) + " more" : "";
        return Optional.of(Finding.warning(
                "reports",
                files + " of " + Counted.of(past.files(), "file is", "files are") + " damaged or foreign: "
                        + String.join("; ", named) + others,
                "",
                "restore them from a backup or move them away; the others were read"));
    }

    private Stream<Finding> leftOut() {
        return ReportTracks.leftOut(past).stream().map(line -> Finding.info("reports", line));
    }

    private Optional<Finding> nothing() {
        return past.runs().isEmpty() && past.remarks().isEmpty()
                ? Optional.of(Finding.info(
                        "reports",
                        "no run of this service in "
                                + places.stream().map(PastPlace::describe).collect(Collectors.joining(", "))))
                : Optional.empty();
    }
}

package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.traffic.review.Minutes.Minute;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Minutes with far more requests than usual. */
final class Bursts {
    private static final int FEWEST_MINUTES = 30;

    private final Review review;

    Bursts(Review review) {
        this.review = review;
    }

    /** The minutes, the one with the most first; none while too few are known to tell what is usual. */
    List<Minute> minutes() {
        var minutes = review.minutes();
        return minutes.busy() < FEWEST_MINUTES ? List.of() : minutes.above(bar());
    }

    private long bar() {
        return Math.max(review.minutes().median() * ReviewRules.BURST_FACTOR, ReviewRules.SMALLEST_BURST);
    }

    Optional<Finding> finding() {
        return minutes().stream().findFirst().map(this::finding);
    }

    private Finding finding(Minute most) {
        var others = minutes().size() - 1;
        return Finding.warning(
                "burst of requests",
                Words.count(most.requests(), "request") + " in the minute of " + most.start() + by(most)
                        + (others == 0 ? "" : ", and " + Words.count(others, "more such minute")) + "; usual are "
                        + Words.count(review.minutes().median()),
                Words.count(bar(), "request") + " a minute",
                "limit each address in nginx, where the service is open to everybody: limit_req_zone $binary_remote_addr"
                        + " zone=upkeep:10m rate=10r/s, and limit_req zone=upkeep burst=50 nodelay");
    }

    /** Who made most of them, when one did. */
    private String by(Minute minute) {
        return review.addresses().stream()
                .filter(visitor -> visitor.busiestMinute() == minute.number())
                .max(Comparator.comparingLong(Visitor::mostInAMinute))
                .filter(visitor -> visitor.mostInAMinute() * 2 >= minute.requests())
                .map(visitor -> ", " + Words.count(visitor.mostInAMinute()) + " of them by " + visitor.name())
                .orElse(", by many addresses");
    }
}

package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.traffic.files.LineCounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Who did something odd, for programs.
 *
 * @param lines what became of the lines
 * @param suspects the addresses, at most 500
 */
public record ReviewSection(LineCounts lines, List<Suspect> suspects) implements Section {
    private static final int MOST = 500;

    public ReviewSection {
        suspects = List.copyOf(suspects);
    }

    /**
     * An address that did something odd.
     *
     * @param address the address
     * @param requests all its requests
     * @param failedLogins its failed logins
     * @param probes different paths known of scans, at most 64
     * @param refusedPaths different paths that were refused, at most 64
     * @param oddMethods requests with an odd method
     * @param scannerRequests requests of a program that looks for weaknesses
     * @param first its first request
     * @param last its last request
     * @param seen what is odd about it
     */
    public record Suspect(
            String address,
            long requests,
            long failedLogins,
            int probes,
            int refusedPaths,
            long oddMethods,
            long scannerRequests,
            Instant first,
            Instant last,
            List<String> seen) {
        public Suspect {
            seen = List.copyOf(seen);
        }

        private static Suspect of(Visitor visitor, List<Suspicion> suspicions) {
            return new Suspect(
                    visitor.name(),
                    visitor.requests(),
                    visitor.failures().failures(),
                    visitor.probes().count(),
                    visitor.missing().count(),
                    visitor.oddMethods(),
                    visitor.scannerRequests(),
                    Instant.ofEpochSecond(visitor.firstSecond()),
                    Instant.ofEpochSecond(visitor.lastSecond()),
                    suspicions.stream().map(Suspicion::seen).toList());
        }
    }

    /** The section of a review. */
    public static ReviewSection of(Review review, ReviewRules rules, LineCounts lines) {
        var suspects = review.addresses().stream()
                .sorted(Comparator.comparingLong(Visitor::weight).reversed())
                .map(visitor -> Suspect.of(visitor, Suspicion.of(visitor, rules)))
                .filter(suspect -> !suspect.seen().isEmpty())
                .limit(MOST)
                .toList();
        return new ReviewSection(lines, suspects);
    }

    @Override
    public String key() {
        return "traffic";
    }
}

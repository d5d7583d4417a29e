package io.jenkins.plugins.upkeep.traffic.review;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says who did something odd: one finding for each network and each address, with all that it did.
 *
 * @param review who did what
 * @param rules what is too much
 */
public record ReviewFindings(Review review, ReviewRules rules) {
    private static final int MOST = 15;
    private static final int PROBES_OF_A_NETWORK = 10;

    private record Suspect(Visitor visitor, List<Suspicion> suspicions) {}

    /** The findings. */
    public List<Finding> findings() {
        var guessing = guessingNetworks();
        var findings = new ArrayList<Finding>();
        guessing.forEach(network -> findings.add(guesses(network)));
        review.networks().stream()
                .filter(ReviewFindings::scans)
                .sorted(heaviest())
                .limit(MOST)
                .forEach(network -> findings.add(scan(network)));
        var names = guessing.stream().map(Visitor::name).collect(Collectors.toSet());
        var suspects = suspects(names);
        suspects.stream().limit(MOST).forEach(suspect -> findings.add(finding(suspect)));
        if (suspects.size() > MOST) {
            findings.add(more(suspects.size() - MOST));
        }
        new Bursts(review).finding().ifPresent(findings::add);
        forgotten().ifPresent(findings::add);
        return findings;
    }

    private static Comparator<Visitor> heaviest() {
        return Comparator.comparingLong(Visitor::weight).reversed().thenComparing(Visitor::name);
    }

    private List<Visitor> guessingNetworks() {
        return review.networks().stream()
                .filter(network -> network.failures().strikes() > 0)
                .filter(network -> network.addresses().count() >= ReviewRules.ADDRESSES)
                .sorted(heaviest())
                .limit(MOST)
                .toList();
    }

    private static boolean scans(Visitor network) {
        return network.probes().count() >= PROBES_OF_A_NETWORK
                && network.addresses().count() >= ReviewRules.ADDRESSES;
    }

    private Finding guesses(Visitor network) {
        var failures = network.failures();
        return Finding.warning(
                "network " + network.name(),
                Words.count(failures.failures(), "failed login") + " by "
                        + network.addresses().words() + " of its addresses, "
                        + Words.span(failures.firstSecond(), failures.lastSecond()),
                rules.maxFailures() * 4 + " in " + rules.window().toMinutes() + " min",
                "block the network for a time: nft add element, or fail2ban-client set nginx-http-auth banip "
                        + network.name() + "; slow logins down with nginx' limit_req");
    }

    private static Finding scan(Visitor network) {
        return Finding.warning(
                "network " + network.name(),
                "asked for " + network.probes().words() + " different paths known of scans, by "
                        + network.addresses().words()
                        + " of its addresses, such as "
                        + String.join(", ", network.probes().samples()) + ", "
                        + Words.span(network.firstSecond(), network.lastSecond()),
                Words.count(PROBES_OF_A_NETWORK, "path"),
                "enable fail2ban's jail nginx-botsearch, or block the network for a time");
    }

    private List<Suspect> suspects(Set<String> networks) {
        return review.addresses().stream()
                .map(visitor -> new Suspect(visitor, suspicions(visitor, networks)))
                .filter(suspect -> !suspect.suspicions().isEmpty())
                .sorted(Comparator.comparing(
                                (Suspect suspect) -> suspect.suspicions().get(0).severity())
                        .thenComparing(suspect -> suspect.visitor().weight())
                        .reversed())
                .toList();
    }

    /** What is not already said of the whole network. */
    private List<Suspicion> suspicions(Visitor visitor, Set<String> networks) {
        var all = Suspicion.of(visitor, rules);
        var isSaid = visitor.failures().strikes() > 0
                && all.size() == 1
                && Network.around(visitor.name())
                        .filter(around -> networks.contains(around.text()))
                        .isPresent();
        return isSaid ? List.of() : all;
    }

    private static Finding finding(Suspect suspect) {
        var visitor = suspect.visitor();
        var gravest = suspect.suspicions().get(0);
        var seen = suspect.suspicions().stream().map(Suspicion::seen).collect(Collectors.joining("; "));
        return new Finding(
                gravest.severity(),
                "address " + visitor.name(),
                seen + "; " + Words.count(visitor.requests(), "request") + " in all, "
                        + Words.span(visitor.firstSecond(), visitor.lastSecond()),
                gravest.limit(),
                gravest.action());
    }

    private static Finding more(int count) {
        return Finding.warning(
                "addresses",
                Words.count(count, "more address").replace("addresss", "addresses") + " did something odd",
                "",
                "see them in the table of the report; so many are best kept out by fail2ban's jails nginx-botsearch and nginx-http-auth");
    }

    private Optional<Finding> forgotten() {
        return review.forgotten() == 0
                ? Optional.empty()
                : Optional.of(new Finding(
                        Severity.INFO,
                        "addresses",
                        "are too many to watch each: " + Words.count(review.forgotten())
                                + " of which there was least to say were forgotten on the way",
                        "",
                        ""));
    }
}

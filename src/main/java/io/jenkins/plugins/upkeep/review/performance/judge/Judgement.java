package io.jenkins.plugins.upkeep.review.performance.judge;

import io.jenkins.plugins.upkeep.report.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * What somebody should know of all figures.
 *
 * @param assessments the figures, in the order of a report
 * @param concerns what somebody should know, the gravest first, of those the first day first
 */
public record Judgement(List<Assessment> assessments, List<Concern> concerns) {
    public Judgement {
        assessments = List.copyOf(assessments);
        concerns = List.copyOf(concerns);
    }

    /**
     * @param assessments the figures
     * @param today the day
     * @param worse the change for the worse from which on it counts, as a part of what was before
     * @return what somebody should know of them
     */
    public static Judgement of(List<Assessment> assessments, LocalDate today, double worse) {
        var limits = new LimitConcern(today);
        var changes = new WorseConcern(worse, today);
        var all = new ArrayList<Concern>();
        var twins = Twins.of(assessments);
        for (var one : assessments) {
            limits.of(one).ifPresent(all::add);
            changes.of(one).ifPresent(all::add);
        }
        var once = all.stream()
                .filter(concern -> all.stream().noneMatch(other -> isTold(concern, other, twins)))
                .sorted(Comparator.comparing(Judgement::severity)
                        .reversed()
                        .thenComparing(Concern::kind)
                        .thenComparing(concern ->
                                concern.recommendation().map(Recommendation::by).orElse(LocalDate.MAX)))
                .toList();
        return new Judgement(assessments, once);
    }

    private static Severity severity(Concern concern) {
        return concern.finding().severity();
    }

    /** Whether another figure tells the same of the same thing, and more gravely, or as gravely and better. */
    private static boolean isTold(Concern concern, Concern other, Twins twins) {
        if (concern.kind() != other.kind()) {
            return false;
        }
        var graver = severity(other).compareTo(severity(concern));
        var one = concern.assessment().track();
        var another = other.assessment().track();
        return (graver >= 0 && twins.tellsBetter(another, one)) || (graver > 0 && twins.tellsBetter(one, another));
    }

    /**
     * @param one a figure
     * @return whether another one tells the same, and more often
     */
    public boolean isShadowed(Assessment one) {
        var twins = Twins.of(assessments);
        return assessments.stream()
                .anyMatch(other -> twins.tellsBetter(other.track(), one.track())
                        && other.known().isPresent());
    }

    /**
     * @return what should be done, the first first; the same for the same figure once, however many reasons there are
     */
    public List<Recommendation> recommendations() {
        var said = new HashSet<List<String>>();
        return concerns.stream()
                .flatMap(concern -> concern.recommendation().stream())
                .sorted(Comparator.comparing(Recommendation::by))
                .filter(one -> said.add(List.of(one.subject(), one.what())))
                .toList();
    }
}

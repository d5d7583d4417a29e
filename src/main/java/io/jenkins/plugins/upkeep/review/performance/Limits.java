package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.review.performance.figure.Figure;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The limits that upkeep.yaml sets. */
final class Limits {
    private final List<Limit> limits;

    private Limits(List<Limit> limits) {
        this.limits = List.copyOf(limits);
    }

    private record Limit(String figure, String subject, double value) {
        private boolean fits(Track track) {
            return figure.equals(track.figure().name()) && (subject.isEmpty() || subject.equals(track.subject()));
        }
    }

    /**
     * @param config the limits as they are written
     * @param figures the figures that there may be
     * @throws ConfigException when there is no such figure, or a limit is not in its unit
     */
    static Limits of(List<PerformanceReviewConfig.LimitOf> config, List<Figure> figures) throws ConfigException {
        var units = new TreeMap<String, Figure>();
        figures.forEach(figure -> units.put(figure.name(), figure));
        var limits = new ArrayList<Limit>();
        for (var one : config) {
            limits.add(limit(one, units));
        }
        // What is said of one thing counts more than what is said of all.
        limits.sort((one, other) ->
                Boolean.compare(one.subject().isEmpty(), other.subject().isEmpty()));
        return new Limits(limits);
    }

    private static Limit limit(PerformanceReviewConfig.LimitOf one, Map<String, Figure> figures)
            throws ConfigException {
        var figure = figures.get(one.figure());
        if (figure == null) {
            throw new ConfigException("review.limits: there is no figure " + one.figure() + "; there may be "
                    + String.join(", ", figures.keySet()));
        }
        try {
            return new Limit(one.figure(), one.subject().orElse(""), Amount.parse(one.limit(), figure.unit()));
        } catch (IllegalArgumentException e) {
            throw new ConfigException("review.limits: the limit of " + one.figure() + " " + e.getMessage(), e);
        }
    }

    /** What limits are set of though nothing of it was seen, for people. */
    List<String> unused(List<Track> tracks) {
        return limits.stream()
                .filter(limit -> tracks.stream().noneMatch(limit::fits))
                .map(limit -> limit.subject().isEmpty() ? limit.figure() : limit.figure() + " of " + limit.subject())
                .toList();
    }

    Track of(Track track) {
        return limits.stream()
                .filter(limit -> limit.fits(track))
                .findFirst()
                .map(limit -> track.limit(limit.value()))
                .orElse(track);
    }
}

package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.config.ConfigDefaults;
import io.jenkins.plugins.upkeep.config.Key;
import io.jenkins.plugins.upkeep.config.Place;
import io.jenkins.plugins.upkeep.config.Ratio;
import io.jenkins.plugins.upkeep.config.Require;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.review.performance.asked.Question;
import io.jenkins.plugins.upkeep.review.performance.figure.Area;
import io.jenkins.plugins.upkeep.review.performance.figure.Better;
import io.jenkins.plugins.upkeep.review.performance.figure.Figure;
import io.jenkins.plugins.upkeep.review.performance.figure.LimitMeaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the review of performance looks at, besides what reports and usual exporters tell anyway.
 *
 * @param period how far back it looks
 * @param worse the change for the worse from which on it is a warning, as a part of what was before
 * @param patience how long Prometheus may take to begin an answer
 * @param selector the labels of the service's series in Prometheus
 * @param limits what figures should not pass
 * @param queries what Prometheus is asked besides the usual
 */
@Place("review")
public record PerformanceReviewConfig(
        @Key(value = "How far back the review looks", defaultValue = "90d")
        Duration period,

        @Key(value = "The change for the worse from which on there is a warning", defaultValue = "20%")
        Ratio worse,

        @Key(value = "How long Prometheus may take to begin an answer", defaultValue = "30s")
        Duration patience,

        @Key(
                "The labels of this service's series in Prometheus, such as namespace=\"shop\"; when left out, the label service that"
                        + " upkeep monitoring render gives them")
        Optional<String> selector,

        @Key("Capacities and aims that forecasts are held against")
        List<LimitOf> limits,

        @Key("What Prometheus is asked besides the usual") List<Query> queries) {
    private static final String MATCHER = "[a-zA-Z_][a-zA-Z0-9_]*\\s*(=~|!~|!=|=)\\s*\"([^\"\\\\\\n]|\\\\.)*\"";
    private static final Pattern SELECTOR = Pattern.compile("\\s*" + MATCHER + "(\\s*,\\s*" + MATCHER + ")*\\s*");
    private static final long SHORTEST_DAYS = 14;
    private static final long LONGEST_DAYS = 730;

    public PerformanceReviewConfig {
        Require.within("period", period.toDays(), SHORTEST_DAYS, LONGEST_DAYS);
        Require.that(worse.value() > 0, "worse", "more than 0%");
        Require.positive("patience", patience);
        Require.that(
                selector.isEmpty() || SELECTOR.matcher(selector.get()).matches(),
                "selector",
                "labels as they stand in PromQL, without braces: namespace=\"shop\", team=\"web\"");
        Require.unique("queries", queries.stream().map(Query::name).toList());
        Require.unique(
                "limits",
                limits.stream()
                        .map(one -> one.figure() + " " + one.subject().orElse(""))
                        .toList());
    }

    /** What stands for the section where it is not there. */
    static PerformanceReviewConfig usual() {
        return ConfigDefaults.of(PerformanceReviewConfig.class);
    }

    /** The same over another time. */
    PerformanceReviewConfig over(Duration other) {
        return new PerformanceReviewConfig(other, worse, patience, selector, limits, queries);
    }

    /**
     * A limit of a figure.
     *
     * @param figure the figure's name
     * @param subject the thing that it is of; left out for all
     * @param limit the limit, in the figure's unit
     */
    public record LimitOf(
            @Key("The figure's name, as the report's performance.csv has it")
            String figure,

            @Key("The thing that it is of, as the report has it; left out for all")
            Optional<String> subject,

            @Key("The limit in the figure's unit, such as 200GB, 250ms, 85% or 4000")
            String limit) {
        public LimitOf {
            Require.text("figure", figure);
            Require.text("limit", limit);
        }
    }

    /**
     * A query of Prometheus.
     *
     * @param name the figure's name; one of the usual ones is replaced by it
     * @param query in PromQL
     * @param title what it is, for people
     * @param area where it stands in the report
     * @param unit what its numbers count
     * @param better which numbers are the better ones
     * @param limit what they should not pass, in the unit
     */
    public record Query(
            @Key("The figure's name; a usual query of this name is replaced")
            String name,

            @Key(
                    "The query in PromQL; $step stands for the time between two points, $labels for the labels of this service")
            String query,

            @Key("What it is, for people; left out for its name")
            Optional<String> title,

            @Key(value = "Where it stands in the report", defaultValue = "users")
            Area area,

            @Key(value = "What its numbers count", defaultValue = "count")
            Unit unit,

            @Key(value = "Which numbers are the better ones", defaultValue = "neither")
            Better better,

            @Key("What its numbers should not pass, in the unit")
            Optional<String> limit) {
        private static final String NAME = "[a-z][a-z0-9_]{0,63}";

        public Query {
            Require.that(name.matches(NAME), "name", "lower-case letters, digits and _, a letter first");
            Require.text("query", query);
            title.ifPresent(words -> Require.text("title", words));
            if (limit.isPresent()) {
                requireAmount(limit.get(), unit);
            }
        }

        private static void requireAmount(String text, Unit unit) {
            try {
                Amount.parse(text, unit);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("limit: " + e.getMessage(), e);
            }
        }

        Question question() {
            var words = title.orElse(name.replace('_', ' '));
            var figure = Figure.of(area, unit, name, words).better(better).meaning(LimitMeaning.aim());
            return new Question(
                    limit.map(text -> figure.limit(Amount.parse(text, unit))).orElse(figure), query, true);
        }
    }
}

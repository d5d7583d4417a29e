package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.DurationText;
import io.jenkins.plugins.upkeep.config.MonitoringConfig;
import io.jenkins.plugins.upkeep.review.performance.asked.Question;
import io.jenkins.plugins.upkeep.review.performance.asked.UsualQuestions;
import io.jenkins.plugins.upkeep.review.performance.figure.Figure;
import io.jenkins.plugins.upkeep.review.performance.figure.ReportTracks;
import io.jenkins.plugins.upkeep.review.performance.past.PastPlace;
import io.jenkins.plugins.upkeep.review.performance.past.PastPlaces;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a review looks at.
 *
 * @param places where reports are; empty for the folder that the review's own report folder lies in
 * @param prometheus where Prometheus is
 * @param questions what it is asked
 * @param selector the labels of the service's series in Prometheus, where they are named
 * @param limits what figures should not pass
 * @param period how far back it looks
 * @param worse the change for the worse from which on it counts, as a part of what was before
 * @param patience how long Prometheus may take to begin an answer
 */
record ReviewScope(
        List<PastPlace> places,
        Optional<WebAddress> prometheus,
        List<Question> questions,
        Optional<String> selector,
        Limits limits,
        Duration period,
        double worse,
        Duration patience) {
    /** The options of the task. */
    static final String REPORTS = "reports";

    static final String PERIOD = "period";

    ReviewScope {
        places = List.copyOf(places);
        questions = List.copyOf(questions);
    }

    static ReviewScope of(Config config, TaskOptions options) throws ConfigException {
        var written = config.find(PerformanceReviewConfig.class).orElseGet(PerformanceReviewConfig::usual);
        var review = over(written, options.text(PERIOD));
        var monitoring = config.find(MonitoringConfig.class);
        var business = monitoring.map(MonitoringConfig::metrics).orElse(List.of());
        var questions = questions(review.queries(), business);
        var text = options.text(REPORTS);
        return new ReviewScope(
                text.isPresent() ? PastPlaces.of(text.get()) : List.of(),
                monitoring.flatMap(MonitoringConfig::prometheus).map(WebAddress::of),
                questions,
                review.selector(),
                Limits.of(review.limits(), figures(questions)),
                review.period(),
                review.worse().value(),
                review.patience());
    }

    private static PerformanceReviewConfig over(PerformanceReviewConfig review, Optional<String> period)
            throws ConfigException {
        try {
            return period.map(text -> review.over(DurationText.parse(text))).orElse(review);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("--period: " + e.getMessage().replaceFirst("^period: ", ""), e);
        }
    }

    /** A query of one's own stands for the usual one of its name, and what its limit means is the same. */
    private static List<Question> questions(
            List<PerformanceReviewConfig.Query> own, List<MonitoringConfig.Metric> business) {
        var usual = UsualQuestions.of(business);
        var all = new ArrayList<Question>();
        for (var query : own) {
            var question = query.question();
            all.add(named(usual, query.name())
                    .map(other -> question.meaning(other.figure().meaning()))
                    .orElse(question));
        }
        usual.stream()
                .filter(question -> named(all, question.figure().name()).isEmpty())
                .forEach(all::add);
        return all;
    }

    private static Optional<Question> named(List<Question> questions, String name) {
        return questions.stream()
                .filter(question -> question.figure().name().equals(name))
                .findFirst();
    }

    private static List<Figure> figures(List<Question> questions) {
        return Stream.concat(questions.stream().map(Question::figure), ReportTracks.figures().stream())
                .toList();
    }
}

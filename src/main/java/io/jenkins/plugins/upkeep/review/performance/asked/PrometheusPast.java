package io.jenkins.plugins.upkeep.review.performance.asked;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.http.NoAnswerException;
import io.jenkins.plugins.upkeep.system.http.WebAddress;
import io.jenkins.plugins.upkeep.system.prometheus.PrometheusSource;
import io.jenkins.plugins.upkeep.system.prometheus.RangeAnswer;
import io.jenkins.plugins.upkeep.system.prometheus.TimeSlices;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Asks Prometheus for the past. A question that fails is unknown and the others are asked all the same; when nobody answers, no
 * further one is. Used once, by one thread.
 */
public final class PrometheusPast {
    /** Nothing is gained by more points: days are compared, not minutes. */
    private static final int MOST_POINTS = 720;

    private static final Duration SHORTEST_STEP = Duration.ofHours(1);
    /** How many times the patience one answer, and all of them, may take to their ends. */
    private static final int OF_ONE = 4;

    private static final int OF_ALL = 10;

    private final WebAddress address;
    private final Labels labels;
    private final PrometheusSource source;
    private final Duration longest;
    private final List<Track> tracks = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param address where it is
     * @param labels which of its series are the service's own
     * @param patience how long it may take to begin an answer
     */
    public PrometheusPast(WebAddress address, Labels labels, Duration patience) {
        this.address = address;
        this.labels = labels;
        this.source = new PrometheusSource(address, patience, patience.multipliedBy(OF_ONE));
        this.longest = patience.multipliedBy(OF_ALL);
    }

    /**
     * @param now the end of the period
     * @param length how long it is
     * @return the period in points of whole hours
     */
    public static TimeSlices period(Instant now, Duration length) {
        var hours = Math.max(SHORTEST_STEP.toHours(), (length.toHours() + MOST_POINTS - 1) / MOST_POINTS);
        return TimeSlices.before(now, length, Duration.ofHours(hours));
    }

    /**
     * Asks.
     *
     * @param questions what
     * @param period of which time
     * @param progress is told of each question
     * @return what it told, and what it did not
     * @throws InterruptedException when this thread was told to stop
     */
    public Answers ask(List<Question> questions, TimeSlices period, Progress.Stretch progress)
            throws InterruptedException {
        try {
            askEach(questions, period, progress);
        } catch (NoAnswerException e) {
            findings.add(Finding.unknown(
                    "Prometheus",
                    OneLine.of(e.getMessage()),
                    "see why it does not answer, or correct monitoring.prometheus; then run this again"));
        }
        if (tracks.isEmpty() && findings.stream().noneMatch(finding -> finding.severity() == Severity.UNKNOWN)) {
            findings.add(Finding.unknown(
                    "Prometheus",
                    address + " has nothing for any of " + questions.size() + " queries",
                    "see whether monitoring.prometheus is the one that watches this service, by which labels (review.selector),"
                            + " and how long it keeps data"));
        }
        return new Answers(tracks, findings);
    }

    private void askEach(List<Question> questions, TimeSlices period, Progress.Stretch progress)
            throws NoAnswerException, InterruptedException {
        var watch = Stopwatch.started();
        var limited = labels.selector().isEmpty() && isKnown(period);
        var selectors = labels.selectors(labels.selector().isPresent() || limited);
        var without = new ArrayList<String>();
        for (int at = 0; at < questions.size(); at++) {
            if (watch.elapsed().compareTo(longest) > 0) {
                findings.add(Finding.unknown(
                        "Prometheus",
                        "was busy for more than " + Units.format(longest) + "; " + (questions.size() - at) + " of "
                                + questions.size() + " queries were not asked any more",
                        "see why it is slow, or give it more time by review.patience"));
                return;
            }
            var found = ask(questions.get(at), selectors, period);
            if (limited && !found && isWithoutLabel(questions.get(at), period)) {
                without.add(questions.get(at).figure().name());
            }
            progress.advance(1);
        }
        tellWithoutLabel(without);
    }

    /** Whether only series without our label could answer a usual question: a target that nobody gave the label. */
    private boolean isWithoutLabel(Question question, TimeSlices period)
            throws NoAnswerException, InterruptedException {
        var points = new AnswerPoints();
        var query = question.query(period.step().toSeconds(), labels.without());
        return !question.own() && problem(query, period, points, answer -> {}).isEmpty() && !points.isEmpty();
    }

    private void tellWithoutLabel(List<String> names) {
        if (!names.isEmpty()) {
            findings.add(Finding.info(
                    "Prometheus",
                    "has " + String.join(", ", names)
                            + " of targets without the label service only, which were left out: give"
                            + " them the label service=" + labels.service() + ", or name others by review.selector"));
        }
    }

    /** Whether Prometheus knows our label; where it does not, what has no such label is taken for the service's. */
    private boolean isKnown(TimeSlices period) throws NoAnswerException, InterruptedException {
        var points = new AnswerPoints();
        var problem = problem(labels.probe(), period, points, answer -> {});
        problem.ifPresent(e -> findings.add(Finding.unknown(
                "query up",
                OneLine.of(e.getMessage()),
                "see what is odd about it, or name the labels of this service by review.selector")));
        if (points.isEmpty() && problem.isEmpty()) {
            findings.add(
                    Finding.info(
                            "Prometheus",
                            "has no target with the label service=" + labels.service()
                                    + ": what has no label service was taken for this service's; review.selector names other labels"));
        }
        return !points.isEmpty();
    }

    private boolean ask(Question question, Labels.Selectors selectors, TimeSlices period)
            throws NoAnswerException, InterruptedException {
        var points = new AnswerPoints();
        problem(question.query(period.step().toSeconds(), selectors), period, points, answer -> {
                    tracks.addAll(points.tracks(question.figure()));
                    judge(question, points, answer);
                })
                .ifPresent(e -> findings.add(failed(question, e)));
        return !points.isEmpty();
    }

    /** Asks, and gives back why there is no whole answer. */
    private Optional<UpkeepException> problem(
            String query, TimeSlices period, AnswerPoints points, Consumer<RangeAnswer> taking)
            throws NoAnswerException, InterruptedException {
        try {
            taking.accept(source.ask(query, period, points));
            return Optional.empty();
        } catch (NoAnswerException e) {
            throw e;
        } catch (UpkeepException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("told to stop while Prometheus was asked");
            }
            return Optional.of(e);
        }
    }

    private void judge(Question question, AnswerPoints points, RangeAnswer answer) {
        var subject = subject(question);
        if (points.isEmpty() && question.own()) {
            findings.add(Finding.unknown(
                    subject,
                    answer.hasHistograms()
                            ? "gives native histograms, which are no numbers"
                            : "Prometheus has nothing for it",
                    "correct the query in review.queries, or take it out"));
        }
        if (points.hasMore()) {
            findings.add(Finding.info(
                    subject,
                    "gives " + Units.format(points.size(), Unit.COUNT) + " series; only the " + AnswerPoints.MOST_SERIES
                            + " nearest to their limit, or the largest, are followed"));
        }
        answer.warnings()
                .forEach(warning -> findings.add(Finding.info(subject, "Prometheus warns: " + OneLine.of(warning))));
    }

    private static Finding failed(Question question, UpkeepException problem) {
        var action = question.own()
                ? "correct the query in review.queries, or take it out"
                : "see what is odd about these metrics, or write a query of your own by the name "
                        + question.figure().name() + " into review.queries";
        return Finding.unknown(subject(question), OneLine.of(problem.getMessage()), action);
    }

    private static String subject(Question question) {
        return "query " + question.figure().name();
    }
}

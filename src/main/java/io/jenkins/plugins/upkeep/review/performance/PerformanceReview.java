package io.jenkins.plugins.upkeep.review.performance;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.review.performance.asked.Answers;
import io.jenkins.plugins.upkeep.review.performance.asked.Labels;
import io.jenkins.plugins.upkeep.review.performance.asked.PrometheusPast;
import io.jenkins.plugins.upkeep.review.performance.figure.ReportTracks;
import io.jenkins.plugins.upkeep.review.performance.figure.Track;
import io.jenkins.plugins.upkeep.review.performance.judge.Assessment;
import io.jenkins.plugins.upkeep.review.performance.judge.Judgement;
import io.jenkins.plugins.upkeep.review.performance.judge.Operations;
import io.jenkins.plugins.upkeep.review.performance.page.FiguresFile;
import io.jenkins.plugins.upkeep.review.performance.page.ReviewSection;
import io.jenkins.plugins.upkeep.review.performance.page.ReviewViews;
import io.jenkins.plugins.upkeep.review.performance.past.Past;
import io.jenkins.plugins.upkeep.review.performance.past.PastPlace;
import io.jenkins.plugins.upkeep.review.performance.past.PastPlaces;
import io.jenkins.plugins.upkeep.review.performance.past.PastReader;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.Task;
import io.jenkins.plugins.upkeep.task.TaskContext;
import io.jenkins.plugins.upkeep.task.TaskOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks back at a quarter by what reports and Prometheus tell, and ahead at when limits are reached. It changes nothing. What could
 * not be read or asked is unknown and named, and the rest is reviewed all the same.
 */
public final class PerformanceReview implements Task {
    private final ReviewScope scope;

    private PerformanceReview(ReviewScope scope) {
        this.scope = scope;
    }

    /**
     * @param config the service's configuration
     * @param options {@code reports} and {@code period}
     * @return the review
     * @throws ConfigException when one of them is not valid
     */
    public static Task of(Config config, TaskOptions options) throws ConfigException {
        return new PerformanceReview(ReviewScope.of(config, options));
    }

    @Override
    public Report run(TaskContext context) throws UpkeepException, InterruptedException {
        var started = context.clock().instant();
        var watch = Stopwatch.started();
        var report = context.report();
        var places = places(context);
        if (context.dryRun()) {
            plan(context, places);
            return report.build(
                    started, watch.elapsed(), "would review the last " + days() + " days; nothing was read");
        }
        var past = read(context, places, started);
        new PastFindings(past, places).list().forEach(report::add);
        var answers = ask(context, started);
        answers.findings().forEach(report::add);
        var verdict = review(context, report, past, answers, started);
        return report.build(started, watch.elapsed(), verdict);
    }

    /** Where nobody says otherwise, the reports of other tasks lie beside this one's. */
    private List<PastPlace> places(TaskContext context) {
        var folder = context.reportFolder().toAbsolutePath().normalize().getParent();
        return scope.places().isEmpty() ? List.of(PastPlaces.folder(folder)) : scope.places();
    }

    private long days() {
        return scope.period().toDays();
    }

    private void plan(TaskContext context, List<PastPlace> places) {
        places.forEach(place -> context.log().info("reports of " + context.service() + " in " + place.describe()));
        scope.prometheus()
                .ifPresent(address -> scope.questions()
                        .forEach(question -> context.log()
                                .info("Prometheus at " + address + ": "
                                        + question.figure().name())));
    }

    private Past read(TaskContext context, List<PastPlace> places, Instant now) throws InterruptedException {
        places.forEach(place -> context.log().info("reading reports in " + place.describe()));
        return new PastReader(context.service(), now.minus(scope.period()), now, ReportTracks::takes).read(places);
    }

    private Answers ask(TaskContext context, Instant now) throws InterruptedException {
        if (scope.prometheus().isEmpty()) {
            return Answers.none();
        }
        var address = scope.prometheus().get();
        context.log().info("asking Prometheus at " + address);
        var questions = scope.questions();
        try (var progress = context.progress().begin("ask Prometheus", questions.size(), Unit.COUNT)) {
            return new PrometheusPast(address, new Labels(context.service(), scope.selector()), scope.patience())
                    .ask(questions, PrometheusPast.period(now, scope.period()), progress);
        }
    }

    private String review(TaskContext context, ReportBuilder report, Past past, Answers answers, Instant now)
            throws UpkeepException, InterruptedException {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var judgement = Judgement.of(assess(tracks(report, past, answers), now), today, scope.worse());
        var operations = Operations.of(past.runs());
        judgement.concerns().forEach(concern -> report.add(concern.finding()));
        lack(report, judgement);
        measure(report, judgement, operations, today);
        report.add(FiguresFile.write(context.reportFolder(), judgement.assessments()));
        new ReviewViews(today, judgement, operations, past.largestTables())
                .views()
                .forEach(report::add);
        report.section(ReviewSection.of(today, days(), judgement, operations));
        return new ReviewVerdict(judgement, report.findings(), days()).words();
    }

    private List<Track> tracks(ReportBuilder report, Past past, Answers answers) {
        var tracks = Stream.concat(answers.tracks().stream(), ReportTracks.of(past).stream())
                .sorted(Comparator.comparing(track -> track.figure().area()))
                .toList();
        for (var limit : scope.limits().unused(tracks)) {
            report.add(Finding.warning(
                    "review.limits",
                    "nothing was seen of " + limit + ", which has a limit",
                    "",
                    "correct its name as performance.csv has it, or take it out"));
        }
        return tracks.stream().map(scope.limits()::of).toList();
    }

    private List<Assessment> assess(List<Track> tracks, Instant now) throws InterruptedException {
        var assessments = new ArrayList<Assessment>();
        for (var track : tracks) {
            if (Thread.interrupted()) {
                throw new InterruptedException("told to stop while reviewing " + track.title());
            }
            assessments.add(Assessment.of(track, now, scope.period()));
        }
        return assessments;
    }

    private void lack(ReportBuilder report, Judgement judgement) {
        var known = judgement.assessments().stream().anyMatch(one -> one.known().isPresent());
        if (!known) {
            var seen = judgement.assessments().stream()
                    .findFirst()
                    .map(one -> one.track().title() + " has " + one.lack())
                    .orElse("there are no numbers of the last " + days() + " days");
            report.add(
                    Finding.unknown(
                            "performance",
                            seen,
                            "name the folder with the reports by --reports, set monitoring.prometheus, and let health-check run daily"));
        }
    }

    private static void measure(ReportBuilder report, Judgement judgement, Operations operations, LocalDate today) {
        report.add(Measurement.count("figures", judgement.assessments().size()));
        report.add(Measurement.count(
                "figures_with_forecast",
                judgement.assessments().stream()
                        .filter(one -> one.known().isPresent())
                        .count()));
        report.add(
                Measurement.count("recommendations", judgement.recommendations().size()));
        report.add(Measurement.count("runs", operations.runs()));
        report.add(Measurement.count("runs_not_well", operations.notWell()));
        operations.backups().ifPresent(backups -> report.add(Measurement.count("backups_verified", backups.well())));
        for (var one : judgement.assessments()) {
            one.reach()
                    .flatMap(reach -> reach.likely())
                    .ifPresent(day -> report.add(Measurement.seconds(
                                    "time_until_limit",
                                    Duration.ofDays(Math.max(0, ChronoUnit.DAYS.between(today, day))))
                            .on(one.track().title())));
        }
    }
}

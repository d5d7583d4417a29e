package io.jenkins.plugins.upkeep.review.performance.page;

import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.review.performance.figure.Area;
import io.jenkins.plugins.upkeep.review.performance.figure.Source;
import io.jenkins.plugins.upkeep.review.performance.judge.Assessment;
import io.jenkins.plugins.upkeep.review.performance.judge.Judgement;
import io.jenkins.plugins.upkeep.review.performance.judge.Operations;
import io.jenkins.plugins.upkeep.review.performance.judge.Recommendation;
import io.jenkins.plugins.upkeep.review.trend.ChangePoint;
import io.jenkins.plugins.upkeep.review.trend.Confidence;
import io.jenkins.plugins.upkeep.review.trend.Forecast;
import io.jenkins.plugins.upkeep.review.trend.Known;
import io.jenkins.plugins.upkeep.review.trend.Range;
import io.jenkins.plugins.upkeep.review.trend.Reach;
import io.jenkins.plugins.upkeep.review.trend.Seasonality;
import io.jenkins.plugins.upkeep.review.trend.Slope;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A review, for programs.
 *
 * @param day the day on which it was made
 * @param days how far back it looked
 * @param figures the figures
 * @param recommendations what should be done, the first first
 * @param operations what Upkeep did
 */
public record ReviewSection(
        LocalDate day,
        long days,
        List<FigureCourse> figures,
        List<Recommendation> recommendations,
        List<Operations.TaskRecord> operations)
        implements Section {
    public ReviewSection {
        figures = List.copyOf(figures);
        recommendations = List.copyOf(recommendations);
        operations = List.copyOf(operations);
    }

    /**
     * How a figure went.
     *
     * @param name its name
     * @param subject the thing; empty for the whole
     * @param area what it is about
     * @param source who told it
     * @param counts what it counts
     * @param points how many numbers there are
     * @param limit what it should not pass
     * @param course what they tell; empty where there are too few
     * @param lack why they tell nothing; empty where they do
     */
    public record FigureCourse(
            String name,
            String subject,
            Area area,
            Source source,
            Unit counts,
            int points,
            OptionalDouble limit,
            Optional<Course> course,
            String lack) {
        private static FigureCourse of(Assessment one) {
            var track = one.track();
            return new FigureCourse(
                    track.figure().name(),
                    track.subject(),
                    track.figure().area(),
                    track.source(),
                    track.figure().unit(),
                    track.points().size(),
                    track.limit(),
                    one.known().map(known -> Course.of(one, known)),
                    one.lack());
        }
    }

    /**
     * What numbers tell.
     *
     * @param days on how many days there are numbers
     * @param now the number that the course gives for now
     * @param direction where it goes
     * @param perDay the change in a day
     * @param season what weekdays do
     * @param breaks where the course broke, by so much that it matters
     * @param forecasts what is expected; without a range where that cannot be told
     * @param reach when the limit is reached, where there is one
     */
    public record Course(
            int days,
            double now,
            Slope.Direction direction,
            Range perDay,
            Optional<Seasonality> season,
            List<ChangePoint> breaks,
            List<Expectation> forecasts,
            Optional<Reach> reach) {
        private static Course of(Assessment one, Known known) {
            return new Course(
                    known.days().size(),
                    known.level(),
                    known.slope().direction(),
                    known.slope().perDay(),
                    known.seasonality(),
                    one.breaks(),
                    known.forecasts().stream().map(Expectation::of).toList(),
                    one.reach());
        }
    }

    /**
     * What is expected on a day.
     *
     * @param on the day
     * @param range where the number lies in four of five cases; empty where that cannot be told
     * @param confidence how far it is to be relied on
     * @param reason why
     */
    public record Expectation(LocalDate on, Optional<Range> range, Confidence confidence, String reason) {
        private static Expectation of(Forecast forecast) {
            var told = forecast.confidence() != Confidence.INSUFFICIENT;
            return new Expectation(
                    forecast.day(),
                    told ? Optional.of(forecast.range()) : Optional.empty(),
                    forecast.confidence(),
                    forecast.reason());
        }
    }

    /**
     * @param day the day on which the review was made
     * @param days how far back it looked
     * @param judgement what is known of figures
     * @param operations what Upkeep did
     * @return the section
     */
    public static ReviewSection of(LocalDate day, long days, Judgement judgement, Operations operations) {
        return new ReviewSection(
                day,
                days,
                judgement.assessments().stream().map(FigureCourse::of).toList(),
                judgement.recommendations(),
                operations.tasks());
    }

    @Override
    public String key() {
        return "review";
    }
}

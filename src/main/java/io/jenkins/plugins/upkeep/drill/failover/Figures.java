package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The numbers of a failover.
 *
 * @param plan what it was tried with
 * @param course what happened
 */
record Figures(FailoverPlan plan, Course course) {
    /** When the primary answered last before it fell silent; empty when it never did. */
    Optional<Long> silent() {
        var down = course.primary().firstBad(course.stop().began());
        return down.map(
                bad -> course.primary().lastGood(bad.end()).map(Sample::end).orElse(bad.begin()));
    }

    /** When the primary answered again before anybody started it. */
    Optional<Sample> cameBack() {
        return silent().flatMap(moment -> course.primary().firstGood(moment))
                .filter(sample -> sample.end() < course.restart().began());
    }

    /** When the secondary answered after the primary had fallen silent. */
    Optional<Long> takenOver() {
        return silent().flatMap(moment -> course.secondary().firstGood(moment).map(Sample::end));
    }

    Trace.Gap outage() {
        return course.client().longest(course.stop().began());
    }

    double outageSeconds() {
        return seconds(outage().length());
    }

    double resolution() {
        return seconds(course.client().resolution());
    }

    long failed() {
        return course.client().bad(course.stop().began());
    }

    double maxOutage() {
        return seconds(plan.settings().maxOutage().toNanos());
    }

    OptionalDouble recovery() {
        return from(course.restart().began(), course.restart().well());
    }

    private OptionalDouble stopping() {
        return from(course.stop().began(), course.stop().ended());
    }

    private OptionalDouble starting() {
        return from(course.restart().began(), course.restart().ended());
    }

    private OptionalDouble silentAfter() {
        return between(Optional.of(course.stop().began()), silent());
    }

    private OptionalDouble takeover() {
        return between(silent(), takenOver());
    }

    private static OptionalDouble from(long begin, OptionalLong end) {
        return end.isPresent() ? OptionalDouble.of(seconds(end.getAsLong() - begin)) : OptionalDouble.empty();
    }

    private static OptionalDouble between(Optional<Long> begin, Optional<Long> end) {
        return begin.isPresent() && end.isPresent()
                ? OptionalDouble.of(seconds(end.get() - begin.get()))
                : OptionalDouble.empty();
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }

    FailoverSection section() {
        return new FailoverSection(
                plan.primary().name(),
                plan.secondary().name(),
                course.stop().outcome().name().toLowerCase(Locale.ROOT),
                stopping(),
                silentAfter(),
                takeover(),
                outageSeconds(),
                resolution(),
                maxOutage(),
                course.client().size(),
                failed(),
                starting(),
                recovery(),
                course.restart().isWell());
    }

    void measure(ReportBuilder report) {
        report.add(
                Measurement.of("client_outage", outageSeconds(), Unit.SECONDS).limit(maxOutage()));
        report.add(Measurement.count("failed_requests", failed()));
        report.add(Measurement.count("client_requests", course.client().size()));
        report.add(Measurement.of("outage_resolution", resolution(), Unit.SECONDS));
        Stream.of(
                        measured("stop_command", stopping(), "the stop command did not end"),
                        measured("primary_silent_after", silentAfter(), "the primary never fell silent"),
                        measured("takeover", takeover(), "the primary never fell silent, or nobody took over"),
                        measured("start_command", starting(), "the start command did not end"),
                        measured("primary_recovery", recovery(), "the primary was not well in time"))
                .forEach(report::add);
    }

    private static Measurement measured(String name, OptionalDouble value, String reason) {
        return value.isPresent()
                ? Measurement.of(name, value.getAsDouble(), Unit.SECONDS)
                : Measurement.notMeasurable(name, Unit.SECONDS, reason);
    }
}

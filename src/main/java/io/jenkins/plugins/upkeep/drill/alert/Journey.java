package io.jenkins.plugins.upkeep.drill.alert;

import io.jenkins.plugins.upkeep.monitoring.Alertmanager;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The way of the test alert through Alertmanager, from being told to being over. However it goes, the alert is over at the
 * end.
 */
final class Journey {
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private final AlertTestPlan plan;
    private final TaskContext context;
    private final ReportBuilder report;
    private final TestAlert test;
    private final Alertmanager alertmanager;
    private final Documents documents;
    private final Patience patience;
    private final String subject;
    private List<String> receivers = List.of();
    private Optional<String> arrivedFrom = Optional.empty();
    private OptionalDouble arrival = OptionalDouble.empty();
    private OptionalDouble resolution = OptionalDouble.empty();
    private Notifications told = new Notifications(Map.of(), Map.of(), Map.of());

    Journey(AlertTestPlan plan, TaskContext context, ReportBuilder report, TestAlert test) {
        this.plan = plan;
        this.context = context;
        this.report = report;
        this.test = test;
        var url = plan.alertmanager().orElseThrow();
        this.alertmanager = new Alertmanager(url);
        this.documents = new Documents(url);
        this.patience = new Patience(plan.settings().limit());
        this.subject = "alertmanager " + alertmanager.address();
    }

    void travel() throws UpkeepException, InterruptedException {
        var listen = plan.settings().listen();
        if (listen.isEmpty()) {
            travel(Optional.empty());
            return;
        }
        try (var inbox = Inbox.open(listen.get(), test.id())) {
            travel(Optional.of(inbox));
        }
    }

    private void travel(Optional<Inbox> inbox) throws UpkeepException, InterruptedException {
        var config =
                documents.json("/api/v2/status").path("config").path("original").asText();
        var before = Notifications.of(documents.text("/metrics"));
        var watch = Stopwatch.started();
        try (var alert = new Told()) {
            alertmanager.post(List.of(test.alert()));
            var routing = new Routing(plan, alertmanager, report);
            var wellRouted = routing.isGood(test, patience);
            receivers = routing.receivers();
            if (wellRouted) {
                watchArrival(inbox, before, config, watch);
            }
            alert.resolve();
            resolved(inbox, config);
        }
    }

    private void watchArrival(Optional<Inbox> inbox, Notifications before, String config, Stopwatch watch)
            throws UpkeepException, InterruptedException {
        if (inbox.isPresent()) {
            arrive(inbox.get(), config, watch);
        }
        count(before, inbox.isEmpty(), config, watch);
    }

    /** The alert that Alertmanager was told of, to be over at the end. */
    private final class Told implements AutoCloseable {
        private boolean over;

        void resolve() throws UpkeepException, InterruptedException {
            alertmanager.post(List.of(test.alert().until(context.clock().instant())));
            over = true;
        }

        /** Also of one that was told to stop: this must not be skipped for it. */
        @Override
        public void close() {
            var interrupted = Thread.interrupted();
            try {
                if (!over) {
                    resolve();
                }
            } catch (UpkeepException e) {
                context.log()
                        .info("the test alert is not ended: " + e.getMessage() + "; it ends by itself at "
                                + test.alert().endsAt().orElseThrow());
            } catch (InterruptedException e) {
                interrupted = true;
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private void arrive(Inbox inbox, String config, Stopwatch watch) throws UpkeepException, InterruptedException {
        var letter = patience.await(() -> inbox.letter("firing"));
        if (letter.isPresent()) {
            arrival = seconds(watch.elapsed());
            arrivedFrom = letter.map(Inbox.Letter::receiver);
            report.add(Finding.info(
                    "receiver " + letter.get().receiver(),
                    "brought the test alert after " + Units.format(watch.elapsed())));
        } else {
            report.add(Finding.critical(
                    "receiver " + receiver(),
                    "did not bring the test alert to "
                            + plan.settings().listen().orElseThrow() + " within " + Units.format(patience.limit())
                            + tooLong(config),
                    "",
                    "let a webhook of the receiver lead to that address, as seen from Alertmanager"));
        }
    }

    private String receiver() {
        return plan.settings().receiver().orElse(String.join(", ", receivers));
    }

    private String tooLong(String config) {
        return times(config)
                .filter(times -> times.groupWait().compareTo(patience.limit()) >= 0)
                .map(times -> "; its route waits " + Units.format(times.groupWait())
                        + " (group_wait) before it tells: wait for longer than that")
                .orElse("");
    }

    private Optional<RouteTimes> times(String config) {
        return RouteTimes.of(config, receiver());
    }

    /** A real receiver may fail while the test's own works; it may be told later. */
    private void count(Notifications before, boolean alone, String config, Stopwatch watch)
            throws UpkeepException, InterruptedException {
        var slowest = receivers.stream()
                .flatMap(name -> RouteTimes.of(config, name).stream())
                .map(RouteTimes::groupWait)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var rest = slowest.plus(SETTLING).minus(watch.elapsed());
        var limit = rest.compareTo(patience.limit()) < 0 ? rest : patience.limit();
        new Patience(limit).await(() -> {
            told = Notifications.of(documents.text("/metrics")).since(before);
            return told.hasFailure() ? Optional.of(told) : Optional.empty();
        });
        var toll = new Toll(subject, receivers, arrivedFrom, told);
        toll.add(report);
        if (slowest.compareTo(patience.limit()) > 0) {
            report.add(toll.tooSlow(slowest, patience.limit()));
        } else if (alone && told.isEmpty()) {
            report.add(toll.nothing(patience.limit()));
        }
    }

    private void resolved(Optional<Inbox> inbox, String config) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var gone = patience.await(
                () -> alertmanager.alerts(test.filter()).isEmpty() ? Optional.of(true) : Optional.<Boolean>empty());
        if (gone.isEmpty()) {
            report.add(Finding.critical(
                    subject, "still lists the test alert after it was ended", "", "see its log and its clock"));
        }
        if (inbox.isEmpty() || arrival.isEmpty()) {
            return;
        }
        var interval =
                times(config).map(RouteTimes::groupInterval).filter(each -> each.compareTo(patience.limit()) > 0);
        if (interval.isPresent()) {
            report.add(Finding.warning(
                    "receiver " + receiver(),
                    "tells that an alert is over up to " + Units.format(interval.get())
                            + " later (group_interval); that was not waited for",
                    "within " + Units.format(patience.limit()),
                    "set group_interval of the route of the test alert to 5s, or raise drill.alertTest.wait"));
            return;
        }
        see(inbox.get(), watch);
    }

    private void see(Inbox inbox, Stopwatch watch) throws UpkeepException, InterruptedException {
        if (patience.await(() -> inbox.letter("resolved")).isPresent()) {
            resolution = seconds(watch.elapsed());
        } else {
            report.add(Finding.critical(
                    "receiver " + receiver(),
                    "did not tell within " + Units.format(patience.limit()) + " that the test alert is over",
                    "",
                    "set send_resolved: true for its webhook"));
        }
    }

    private static OptionalDouble seconds(Duration time) {
        return OptionalDouble.of(time.toNanos() / 1e9);
    }

    AlertSection section(Map<String, Boolean> channels) {
        return new AlertSection(test.id(), receivers, arrival, resolution, told.sent(), told.attempts(), channels);
    }

    void measure() {
        report.add(measured("alert_arrival", arrival));
        report.add(measured("alert_resolution", resolution));
    }

    private static Measurement measured(String name, OptionalDouble value) {
        return value.isPresent()
                ? Measurement.of(name, value.getAsDouble(), Unit.SECONDS)
                : Measurement.notMeasurable(name, Unit.SECONDS, "it was not seen to arrive");
    }
}

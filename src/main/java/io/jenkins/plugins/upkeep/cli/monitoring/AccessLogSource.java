package io.jenkins.plugins.upkeep.cli.monitoring;

import io.jenkins.plugins.upkeep.monitoring.metrics.Distribution;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family.Sample;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.monitoring.source.Changes;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Daemons;
import io.jenkins.plugins.upkeep.traffic.count.LiveFigures;
import io.jenkins.plugins.upkeep.traffic.live.FollowedLogs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Requests of the API, by its access log, which is read on between scrapes too: a file that was rotated away is not kept for long. */
final class AccessLogSource implements MetricSource {
    private static final String NAME = "access_log";
    private static final int PERIOD_SECONDS = 5;

    private final FollowedLogs logs;
    private final String service;
    private final Changes changes;
    private final ScheduledFuture<?> reading;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(Daemons.named("access log"));

    AccessLogSource(FollowedLogs logs, String service, Consumer<String> notes) {
        this.logs = logs;
        this.service = service;
        this.changes = new Changes(notes);
        this.reading = timer.scheduleWithFixedDelay(this::readOn, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void readOn() {
        try {
            logs.read();
        } catch (UpkeepException e) {
            // The next scrape tells it.
            return;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Family> read(Duration patience) throws UpkeepException {
        var state = logs.read();
        state.problem().ifPresentOrElse(why -> changes.failed(NAME, why), () -> changes.well(NAME));
        return List.of(
                Family.of(Vocabulary.API_REQUESTS, state.routes().stream().flatMap(this::requests)),
                Family.of(
                        Vocabulary.API_REQUESTS_PLAIN,
                        state.routes().stream()
                                .map(route -> Sample.of((double) route.requests(), route.method(), route.endpoint()))),
                Family.of(
                        Vocabulary.API_DURATION,
                        state.routes().stream()
                                .filter(route -> route.timed() > 0)
                                .map(this::duration)),
                Family.of(Vocabulary.LOG_MALFORMED, (double) state.malformed(), service),
                Family.of(Vocabulary.LOG_FILES, state.files(), service),
                Family.of(
                        Vocabulary.LOG_UNREAD,
                        Stream.of(
                                Sample.of(state.unreadable(), service, "unreadable"),
                                Sample.of(state.tooMany(), service, "too_many"))));
    }

    private Stream<Sample> requests(LiveFigures route) {
        return route.codes().entrySet().stream()
                .map(code ->
                        Sample.of((double) code.getValue(), service, route.method(), route.endpoint(), code.getKey()));
    }

    private Sample duration(LiveFigures route) {
        return Sample.of(
                new Distribution(route.bounds(), route.buckets(), route.seconds()),
                service,
                route.method(),
                route.endpoint());
    }

    @Override
    public void close() {
        reading.cancel(true);
        timer.shutdownNow();
        logs.close();
    }
}

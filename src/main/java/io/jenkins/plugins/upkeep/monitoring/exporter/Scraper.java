package io.jenkins.plugins.upkeep.monitoring.exporter;

import io.jenkins.plugins.upkeep.monitoring.metrics.Family;
import io.jenkins.plugins.upkeep.monitoring.metrics.Family.Sample;
import io.jenkins.plugins.upkeep.monitoring.metrics.MetricSource;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.monitoring.source.Changes;
import io.jenkins.plugins.upkeep.system.ToolVersion;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Reads all sources of a service at once. Whoever asks while they are being read is given the same numbers, unless there is more time
 * for that than who asked first had. Safe for use by several
 * threads.
 */
public final class Scraper implements AutoCloseable {
    /** How long a scrape takes at the most where nobody says: a second less than what Prometheus waits by default. */
    public static final Duration USUAL = Duration.ofSeconds(9);

    private final String service;
    private final List<MetricSource> sources;
    private final List<SourceReader> readers;
    private Optional<Scrape> running = Optional.empty();

    /**
     * @param service the service
     * @param sources where its numbers come from; closed with this
     * @param notes is told when something cannot be read any more, and when it can again
     */
    public Scraper(String service, List<MetricSource> sources, Consumer<String> notes) {
        this.service = service;
        this.sources = List.copyOf(sources);
        var changes = new Changes(notes);
        this.readers = sources.stream()
                .map(source -> new SourceReader(source, changes))
                .toList();
    }

    /**
     * Reads all sources.
     *
     * @param patience how long there is for that
     * @return what could be read, and how that went
     * @throws UpkeepException when another thread reads for this one, and takes longer or was told to stop
     * @throws InterruptedException when this thread was told to stop
     */
    public List<Family> scrape(Duration patience) throws UpkeepException, InterruptedException {
        var scrape = join(patience);
        // Does nothing where another thread runs it.
        scrape.task().run();
        try {
            // Whose time is shorter than that of the scrape under way is told so in time.
            return scrape.task().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new UpkeepException("the scrape under way takes longer; ask again", e);
        } catch (ExecutionException e) {
            throw new UpkeepException("the scrape was stopped; ask again (" + e.getCause() + ")", e);
        }
    }

    private record Scrape(Duration patience, FutureTask<List<Family>> task) {}

    private synchronized Scrape join(Duration patience) {
        var fit = running.filter(
                scrape -> !scrape.task().isDone() && scrape.patience().compareTo(patience) >= 0);
        running = fit.or(() -> Optional.of(new Scrape(patience, new FutureTask<>(() -> read(patience)))));
        return running.get();
    }

    private List<Family> read(Duration patience) throws InterruptedException {
        var begun = System.nanoTime();
        var end = begun + patience.toNanos();
        // A source may itself wait until its time is over: it has a little less than is waited for.
        var readings = new LinkedHashMap<SourceReader, SourceReading>();
        readers.forEach(reader ->
                readings.put(reader, reader.begin(patience.multipliedBy(9).dividedBy(10))));
        var results = new ArrayList<SourceReader.Result>();
        for (var reading : readings.entrySet()) {
            results.add(reading.getKey().await(reading.getValue(), begun, end));
        }
        var families = new ArrayList<>(List.of(Family.of(Vocabulary.BUILD, 1, ToolVersion.current())));
        results.forEach(result -> families.addAll(result.families()));
        families.addAll(itself(results, Duration.ofNanos(System.nanoTime() - begun)));
        return List.copyOf(families);
    }

    private List<Family> itself(List<SourceReader.Result> results, Duration time) {
        return List.of(
                Family.of(
                        Vocabulary.SOURCE_UP,
                        results.stream().map(result -> Sample.of(result.up() ? 1 : 0, service, result.source()))),
                Family.of(
                        Vocabulary.SOURCE_DURATION,
                        results.stream().map(result -> Sample.of(seconds(result.time()), service, result.source()))),
                Family.of(Vocabulary.LAST_READ, Instant.now().toEpochMilli() / 1e3, service),
                Family.of(Vocabulary.SCRAPE_DURATION, seconds(time), service));
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    @Override
    public void close() {
        sources.forEach(MetricSource::close);
    }
}

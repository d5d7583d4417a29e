package io.jenkins.plugins.upkeep.monitoring.metrics;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Numbers in a text format that Prometheus reads.
 *
 * @param contentType which format it is, as HTTP names it
 * @param text the text, in UTF-8
 */
public record Exposition(String contentType, String text) {
    private static final ExpositionFormats FORMATS = ExpositionFormats.init();

    /**
     * @param families the numbers
     * @param accept what the reader asks for; empty for the classic format
     * @return the numbers in the best format that the reader takes
     */
    public static Exposition of(List<Family> families, String accept) {
        var writer =
                accept.contains("openmetrics-text") ? FORMATS.findWriter(accept) : PrometheusTextFormatWriter.create();
        return of(families, writer, EscapingScheme.fromAcceptHeader(accept));
    }

    /**
     * @param families the numbers
     * @return the numbers in the classic text format
     */
    public static Exposition of(List<Family> families) {
        return of(families, "");
    }

    private static Exposition of(List<Family> families, ExpositionFormatWriter writer, EscapingScheme scheme) {
        var body = new ByteArrayOutputStream();
        try {
            writer.write(body, snapshots(families), scheme);
        } catch (IOException e) {
            throw new UncheckedIOException("numbers cannot be written to memory", e);
        }
        return new Exposition(writer.getContentType(), body.toString(StandardCharsets.UTF_8));
    }

    private static MetricSnapshots snapshots(List<Family> families) {
        return new MetricSnapshots(families.stream()
                .filter(family -> !family.samples().isEmpty())
                .map(Exposition::snapshot)
                .toList());
    }

    private static MetricSnapshot snapshot(Family family) {
        return switch (family.metric().type()) {
            case GAUGE -> gauge(family);
            case COUNTER -> counter(family);
            case HISTOGRAM -> histogram(family);
            case INFO -> info(family);
        };
    }

    private static MetricSnapshot gauge(Family family) {
        var metric = family.metric();
        var builder = GaugeSnapshot.builder().name(metric.stem()).help(metric.help());
        for (var sample : family.samples()) {
            builder.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder()
                    .labels(labels(metric, sample))
                    .value(sample.value())
                    .build());
        }
        return builder.build();
    }

    private static MetricSnapshot counter(Family family) {
        var metric = family.metric();
        var builder = CounterSnapshot.builder().name(metric.stem()).help(metric.help());
        for (var sample : family.samples()) {
            builder.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(labels(metric, sample))
                    .value(sample.value())
                    .build());
        }
        return builder.build();
    }

    private static MetricSnapshot histogram(Family family) {
        var metric = family.metric();
        var builder = HistogramSnapshot.builder().name(metric.stem()).help(metric.help());
        for (var sample : family.samples()) {
            var distribution = sample.distribution();
            builder.dataPoint(HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .labels(labels(metric, sample))
                    .classicHistogramBuckets(ClassicHistogramBuckets.of(distribution.bounds(), distribution.counts()))
                    .sum(distribution.sum())
                    .build());
        }
        return builder.build();
    }

    private static MetricSnapshot info(Family family) {
        var metric = family.metric();
        var builder = InfoSnapshot.builder().name(metric.stem()).help(metric.help());
        for (var sample : family.samples()) {
            builder.dataPoint(InfoSnapshot.InfoDataPointSnapshot.builder()
                    .labels(labels(metric, sample))
                    .build());
        }
        return builder.build();
    }

    private static Labels labels(Metric metric, Family.Sample sample) {
        return Labels.of(metric.labels(), sample.labels());
    }
}

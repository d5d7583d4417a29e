package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** The access log of the quarter's service in nginx' form, a file for each day; like logrotate it keeps those of two weeks. */
final class DailyLog {
    private static final int KEPT = 14;
    private static final int USUAL_REQUESTS = 600;
    private static final double FAILED = 0.003;
    private static final List<String> ROUTES = List.of(
            "GET /strategies", "GET /strategies/17/results", "GET /results/latest", "POST /optimize", "GET /health");
    private static final double[] SECONDS = {0.08, 0.16, 0.11, 0.24, 0.01};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Path folder;

    /**
     * @param folder where its files lie
     */
    DailyLog(Path folder) {
        this.folder = folder;
    }

    /**
     * What a day was like.
     *
     * @param busy how many requests there were, 1 for a usual day
     * @param slowness how long they took, 1 for a usual day
     */
    record Pace(double busy, double slowness) {}

    /**
     * Writes the requests of the day that ends with the daily tasks of the given one.
     *
     * @throws UpkeepException when the folder does not take them
     */
    void write(LocalDate day, Pace pace) throws UpkeepException {
        var from = Quarter.start(day.minusDays(1));
        var until = Quarter.start(day);
        var random = new Random(day.toEpochDay());
        var count = (int) (USUAL_REQUESTS * pace.busy());
        var step = Duration.between(from, until).dividedBy(count);
        var lines = new ArrayList<String>();
        IntStream.range(0, count)
                .forEach(at -> lines.add(line(from.plus(step.multipliedBy(at)), random, pace.slowness())));
        try {
            Files.createDirectories(folder);
            var file = Files.write(file(day), lines);
            Files.setLastModifiedTime(file, FileTime.from(until));
            Files.deleteIfExists(file(day.minusDays(KEPT)));
        } catch (IOException e) {
            throw new UpkeepException(folder + ": does not take the day's log (" + e + "); make room there", e);
        }
    }

    private Path file(LocalDate day) {
        return folder.resolve("access-" + day + ".log");
    }

    private static String line(Instant at, Random random, double slowness) {
        var route = random.nextInt(ROUTES.size());
        var seconds = SECONDS[route] * slowness * Math.exp(0.45 * random.nextGaussian());
        var status = random.nextDouble() < FAILED ? 500 : 200;
        return "192.0.2." + (1 + random.nextInt(40)) + " - - [" + TIME.format(at) + "] \"" + ROUTES.get(route)
                + " HTTP/1.1\" " + status + " " + (300 + random.nextInt(4000)) + " \"-\" \"hyperopt-client/2.1\" "
                + String.format(Locale.ROOT, "%.3f", seconds);
    }
}

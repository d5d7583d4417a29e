package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.backup.BackupConfig;
import io.jenkins.plugins.upkeep.backup.BackupPlans;
import io.jenkins.plugins.upkeep.backup.retention.RetentionPlan;
import io.jenkins.plugins.upkeep.backup.set.SetCatalog;
import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The sample service as it lives through a quarter: each day brings rows and requests, and some bring trouble. For one thread. */
final class QuarterService implements CleanUp.Running {
    private static final String TEMPLATE = "quarter-upkeep.yaml";
    private static final Duration SLOW = Duration.ofMillis(550);
    private static final double SLOWER = 3.4;

    private final SampleService sample;
    private final Path folder;
    private final LocalDate first;
    private final Config settings;
    private double slowness = 1;
    private boolean gap;

    private QuarterService(SampleService sample, Path folder, LocalDate first, Config settings) {
        this.sample = sample;
        this.folder = folder;
        this.first = first;
        this.settings = settings;
    }

    /**
     * Starts it as it was when the first day began.
     *
     * @param folder an empty folder for its files
     * @param scale how large its database is then
     * @param reader reads its configuration
     * @return the service; close it to stop it
     * @throws UpkeepException when a part of it does not start; nothing of it runs then
     * @throws InterruptedException when this thread was told to stop; nothing of it runs then either
     */
    static QuarterService start(Path folder, BigDecimal scale, LocalDate first, DamagedCopy.Reader reader)
            throws UpkeepException, InterruptedException {
        var before = first.minusDays(1);
        var present = Quarter.start(before.minusDays(1));
        var sample = SampleService.start(folder, new SampleService.Shape(scale, Optional.of(present), TEMPLATE));
        try {
            var service = new QuarterService(sample, folder, first, reader.read(sample.config()));
            service.run(Resource.text("quarter-start.sql"));
            service.live(before);
            return service;
        } catch (UpkeepException | RuntimeException e) {
            sample.close();
            throw e;
        }
    }

    /** Lives from the daily tasks of the day before to those of the given day. */
    void live(LocalDate day) throws UpkeepException {
        var pace = new DailyLog.Pace(busy(day), slowness);
        new DailyLog(folder.resolve("logs")).write(day, pace);
        run("SET demo.starts = '" + Quarter.start(day.minusDays(1)) + "'; SET demo.ends = '" + Quarter.start(day)
                + "'; SET demo.busy = '" + pace.busy() + "'; SET demo.gap = '" + gap + "';"
                + Resource.text("quarter-day.sql"));
    }

    /** Quiet at the weekend, and a little busier each week, at the end the more so. */
    private double busy(LocalDate day) {
        var age = Math.max(0, ChronoUnit.DAYS.between(first, day)) / (double) Quarter.USUAL;
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return (weekend ? 0.55 : 1) * (1 + 0.2 * age + 0.8 * age * age * age);
    }

    private void run(String sql) throws UpkeepException {
        var database = sample.database();
        try (var connection = Database.connect(database, "hyperopt")) {
            Sql.execute(connection, sql);
        } catch (SQLException e) {
            throw Database.failure(database, e);
        }
    }

    void slowApi() {
        sample.api().slow(SLOW);
    }

    void quickApi() {
        sample.api().slow(Duration.ZERO);
    }

    void stopApi() {
        sample.api().close();
    }

    void startApi() throws UpkeepException {
        sample.restartApi();
    }

    /** What is mounted there is away, and something else is in its place. */
    void loseStore() throws UpkeepException {
        change("the store", () -> {
            if (Files.exists(store())) {
                Files.move(store(), away());
            }
            Files.createFile(store());
        });
    }

    void findStore() throws UpkeepException {
        change("the store", () -> {
            Files.delete(store());
            if (Files.exists(away())) {
                Files.move(away(), store());
            }
        });
    }

    /** Changes one byte of the newest set, where there is one. */
    void damageSet() throws UpkeepException {
        var newest = catalog().look().sets().stream().findFirst();
        if (newest.isPresent()) {
            new DamagedCopy(catalog(), store(), newest.get()).damage();
        }
    }

    void beginGap() {
        gap = true;
    }

    void endGap() {
        gap = false;
    }

    void slowRequests() {
        slowness = SLOWER;
    }

    private Path store() {
        return folder.resolve("backups");
    }

    private Path away() {
        return folder.resolve("backups.away");
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    private void change(String what, Change change) throws UpkeepException {
        try {
            change.make();
        } catch (IOException e) {
            throw new UpkeepException(folder + ": " + what + " cannot be changed (" + e + "); look at its rights", e);
        }
    }

    private SetCatalog catalog() throws UpkeepException {
        return BackupPlans.catalog(settings);
    }

    /** What retention says of the sets that are there. */
    RetentionPlan remaining(Instant now) throws UpkeepException {
        var rule = settings.require(BackupConfig.class).retention().orElseThrow();
        return RetentionPlan.of(catalog().look().sets(), rule, now);
    }

    Path eventLog() {
        return folder.resolve("events.jsonl");
    }

    Path config() {
        return sample.config();
    }

    List<String> description() {
        return sample.description();
    }

    @Override
    public Optional<String> remains() {
        return sample.remains();
    }

    @Override
    public void close() throws UpkeepException {
        sample.close();
    }
}

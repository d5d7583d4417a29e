package io.jenkins.plugins.upkeep.health.host;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ShellWord;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Looks how full a file system is, in bytes and in inodes. Above 90 % used is a warning, above 95 % critical, as in
 * check_postgres' disk check. The kernel is asked by a program of its own, for a lost network disk may hang whoever asks. When it will be full, the earlier runs
 * tell.
 *
 * @param folder a folder on the file system
 * @param history what earlier runs saw
 */
public record DiskProbe(Path folder, History history) implements Probe {
    private static final Limit LIMIT = Limit.most(0.90, 0.95);

    /** A probe that knows of no earlier run. */
    public DiskProbe(Path folder) {
        this(folder, History.none());
    }

    @Override
    public DiskProbe knowing(History earlier) {
        return new DiskProbe(folder, earlier);
    }

    @Override
    public String subject() {
        return "disk " + folder;
    }

    @Override
    public String plan() {
        return subject() + ": see how full it is, in bytes and inodes";
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public ProbeResult look(Clock clock) throws UpkeepException, InterruptedException {
        var answer = Command.of("stat", "-f", "-c", FileSystem.FORMAT, folder.toString())
                .run(Duration.ofSeconds(8));
        if (!answer.succeeded()) {
            return ProbeResult.of(Finding.unknown(
                    subject(),
                    "cannot be looked at: " + answer.complaint(),
                    "mount it or create the folder, or correct host.disks"));
        }
        return judge(FileSystem.parse(folder, answer.output()), clock.instant());
    }

    private ProbeResult judge(FileSystem system, Instant now) {
        var result = new ProbeResultBuilder().add(bytes(system));
        new DiskForecast(subject(), history, now).add(system, result);
        if (system.inodes() == 0) {
            var reason = "this kind of file system does not count inodes";
            return result.add(Measurement.notMeasurable("host_inodes_used", Unit.RATIO, reason)
                            .on(subject()))
                    .build();
        }
        return result.add(inodes(system)).build();
    }

    private Reading bytes(FileSystem system) {
        var seen = Figure.text(system.bytesUsed(), Unit.RATIO) + " used, "
                + Figure.text(system.bytesAvailable(), Unit.BYTES) + " available";
        var measurement = Measurement.of(DiskForecast.USED, system.bytesUsed(), Unit.RATIO)
                .on(subject());
        var action = "see what is large (du -xh --max-depth=2 " + ShellWord.of(folder.toString())
                + " | sort -h), remove it or enlarge the disk";
        return new Reading(subject(), seen, measurement, LIMIT, action);
    }

    private Reading inodes(FileSystem system) {
        var seen = Figure.text(system.inodesUsed(), Unit.RATIO) + " of its inodes used";
        var measurement = Measurement.of("host_inodes_used", system.inodesUsed(), Unit.RATIO)
                .on(subject());
        var action = "see which folder holds so many files (du -x --inodes " + ShellWord.of(folder.toString())
                + " | sort -n), and remove them";
        return new Reading(subject() + ", inodes", seen, measurement, LIMIT, action);
    }
}

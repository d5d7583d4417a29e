package io.jenkins.plugins.upkeep.health.host;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Looks whether the host's clock is kept right: by how much it is off where chrony tells, else whether the kernel holds it for
 * synchronized, as timedatectl tells. More than 50 ms off, or not synchronized, is a warning, as in awesome-prometheus-alerts'
 * rules for the node exporter. A host that tells neither is not found at fault: a container does not keep the time.
 */
public final class ClockProbe implements Probe {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final String MEASUREMENT = "host_clock_offset";
    private static final Limit LIMIT = Limit.most(0.05);
    private static final int OFFSET = 4;
    private static final int FIELDS = 14;

    private final Command chronyc;
    private final Command timedatectl;

    /** Looks at this host. */
    public ClockProbe() {
        this(Command.of("chronyc"), Command.of("timedatectl"));
    }

    ClockProbe(Command chronyc, Command timedatectl) {
        this.chronyc = chronyc;
        this.timedatectl = timedatectl;
    }

    @Override
    public String subject() {
        return "host clock";
    }

    @Override
    public String plan() {
        return subject() + ": ask chronyc and timedatectl whether it is synchronized";
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(10);
    }

    @Override
    public ProbeResult look(Clock clock) throws InterruptedException {
        var result = new ProbeResultBuilder();
        var offset = offset();
        if (offset.isPresent()) {
            result.add(reading(offset.getAsDouble()));
            return result.build();
        }
        result.add(Measurement.notMeasurable(MEASUREMENT, Unit.SECONDS, "no chrony tells it"));
        kept().ifPresent(result::add);
        return result.build();
    }

    private Reading reading(double offset) {
        var seen = Figure.text(offset, Unit.SECONDS) + " off, by chrony";
        var measurement = Measurement.of(MEASUREMENT, offset, Unit.SECONDS);
        return new Reading(
                subject(), seen, measurement, LIMIT, "see chronyc sources -v, and whether its servers answer");
    }

    /** Without a source, chrony says that the clock is not off at all. */
    private OptionalDouble offset() throws InterruptedException {
        var fields = run(chronyc.with("-c", "tracking"))
                .map(answer -> answer.output().strip().split(",", -1))
                .orElse(new String[0]);
        var told = fields.length == FIELDS
                && fields[OFFSET].matches("-?\\d{1,12}\\.\\d{1,12}")
                && !fields[FIELDS - 1].equals("Not synchronised");
        return told ? OptionalDouble.of(Math.abs(Double.parseDouble(fields[OFFSET]))) : OptionalDouble.empty();
    }

    private Optional<Finding> kept() throws InterruptedException {
        var answer = run(timedatectl.with("show", "--property=NTPSynchronized", "--value"))
                .map(told -> told.output().strip())
                .orElse("");
        return switch (answer) {
            case "yes" -> Optional.of(Finding.info(subject(), "is synchronized"));
            case "no" ->
                Optional.of(Finding.warning(
                        subject(),
                        "is not synchronized",
                        "synchronized",
                        "switch it on (timedatectl set-ntp true), and see whether the time servers can be reached"));
            default -> Optional.empty();
        };
    }

    /** Empty where the program is missing or cannot tell: that is no fault of the clock. */
    private static Optional<ProcessResult> run(Command command) throws InterruptedException {
        try {
            return Optional.of(command.run(PATIENCE)).filter(ProcessResult::succeeded);
        } catch (UpkeepException e) {
            return Optional.empty();
        }
    }
}

package io.jenkins.plugins.upkeep.health.journal;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.journal.Complaints;
import io.jenkins.plugins.upkeep.system.journal.EntryFields;
import io.jenkins.plugins.upkeep.system.journal.JournalQuery;
import io.jenkins.plugins.upkeep.system.journal.JournalReader;
import io.jenkins.plugins.upkeep.system.journal.JournalSource;
import io.jenkins.plugins.upkeep.system.journal.JournalctlException;
import io.jenkins.plugins.upkeep.system.journal.SelectedUnits;
import io.jenkins.plugins.upkeep.system.journal.UnitNames;
import io.jenkins.plugins.upkeep.system.journal.UnitPattern;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts the errors (weight 0 to 3) in the journal and groups them by what they have in common. More than the configured number,
 * of all units together, is a warning; more than ten times as many is critical, by our own judgement: something fails all the
 * time then. A journal that cannot be read, or in which nothing stands, is unknown and never zero; errors that were seen count
 * all the same when they are too many already.
 */
public final class JournalProbe implements Probe {
    private static final Duration ENOUGH = Duration.ofSeconds(20);
    /** Who is in a hurry wants to know what happens now. */
    private static final Duration LAST_HOUR = Duration.ofHours(1);

    private static final int MOST_ARGUMENTS = 500;
    private static final int GRAVE = 10;

    private final JournalSource source;
    private final List<String> patterns;
    private final Duration period;
    private final Limit limit;
    private final Duration enough;
    private final Complaints complaints = new Complaints();
    private final JournalReader reader;

    /**
     * @param source the journal
     * @param patterns names and patterns of the units that count; all when empty
     * @param period how far back
     * @param maxErrors the number of errors above which there is a warning
     */
    public JournalProbe(JournalSource source, List<String> patterns, Duration period, int maxErrors) {
        this(source, patterns, period, Limit.most(maxErrors, GRAVE * (double) Math.max(1, maxErrors)), ENOUGH);
    }

    private JournalProbe(JournalSource source, List<String> patterns, Duration period, Limit limit, Duration enough) {
        this.source = source;
        this.patterns = List.copyOf(patterns);
        this.period = period;
        this.limit = limit;
        this.enough = enough;
        this.reader = new JournalReader(source, complaints);
    }

    @Override
    public String subject() {
        return "journal";
    }

    @Override
    public String plan() {
        return subject() + ": count the errors of the last " + Figure.text((double) period.toSeconds(), Unit.SECONDS)
                + " of " + (patterns.isEmpty() ? "all units" : String.join(", ", patterns))
                + " (journalctl --priority=err)";
    }

    @Override
    public Duration timeout() {
        return enough.plusSeconds(10);
    }

    @Override
    public Probe within(Duration most) {
        var shorter = period.compareTo(LAST_HOUR) < 0 ? period : LAST_HOUR;
        return new JournalProbe(source, patterns, shorter, limit, most.dividedBy(2));
    }

    @Override
    public ProbeResult look(Clock clock) throws UpkeepException, InterruptedException {
        try {
            return look(clock.instant().minus(period));
        } catch (JournalctlException e) {
            var result = new ProbeResultBuilder();
            notMeasurable(result, ErrorReport.MEASUREMENT, e.getMessage());
            notMeasurable(result, OomKills.MEASUREMENT, e.getMessage());
            return result.add(Finding.unknown(
                            subject(),
                            "was not looked at: " + e.getMessage(),
                            "run Upkeep on the service's host, or leave host.journal out"))
                    .build();
        }
    }

    private ProbeResult look(Instant since) throws UpkeepException, InterruptedException {
        var selected = SelectedUnits.of(patterns, known());
        var tally = new ErrorTally(selected.units());
        var whole = selected.isSome() ? count(since, selected, tally) : true;
        var kills = new OomKills();
        reader.read(JournalQuery.errors(since).ofKernel(), entry -> {
            kills.take(entry);
            return true;
        });
        var doubt = doubt(since);
        var errors = new ErrorReport(tally, whole && doubt.isEmpty(), period, limit);
        var result = new ProbeResultBuilder();
        if (doubt.isPresent()) {
            result.add(doubt.get().finding(subject()));
            tell(errors, kills, doubt.get(), result);
        } else {
            errors.add(result);
            kills.report(result);
            strangers(selected).forEach(pattern -> result.add(stranger(pattern)));
        }
        return result.build();
    }

    /** Also where all units are wanted: journalctl then says more of what it cannot read than when it reads. */
    private Set<String> known() throws UpkeepException, InterruptedException {
        var fields = patterns.isEmpty() ? List.of(EntryFields.UNIT) : EntryFields.UNITS;
        return new UnitNames(source, complaints).list(fields);
    }

    private boolean count(Instant since, SelectedUnits selected, ErrorTally tally)
            throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var few = selected.units().size() <= MOST_ARGUMENTS;
        var query = JournalQuery.errors(since).ofUnits(few ? selected.units() : List.of());
        return reader.read(query, entry -> {
            tally.take(entry);
            return watch.elapsed().compareTo(enough) < 0;
        });
    }

    /** A period in which nobody wrote anything is not one in which nothing went wrong. */
    private Optional<Doubt> doubt(Instant since) throws UpkeepException, InterruptedException {
        var silent = new AtomicBoolean(true);
        reader.read(JournalQuery.all(since), entry -> {
            silent.set(false);
            return false;
        });
        var doubt = Doubt.of(source, complaints);
        return doubt.isEmpty() && silent.get()
                ? Optional.of(new Doubt(
                        "has no message at all since " + since, "see whether systemd-journald runs on this machine"))
                : doubt;
    }

    /** What was seen counts where it is too much already; what was not seen is never zero. */
    private static void tell(ErrorReport errors, OomKills kills, Doubt doubt, ProbeResultBuilder result) {
        if (errors.isBeyondLimit()) {
            errors.add(result);
        } else {
            notMeasurable(result, ErrorReport.MEASUREMENT, "the journal " + doubt.seen());
        }
        if (kills.isAny()) {
            kills.report(result);
        } else {
            notMeasurable(result, OomKills.MEASUREMENT, "the journal " + doubt.seen());
        }
    }

    private static void notMeasurable(ProbeResultBuilder result, String measurement, String reason) {
        result.add(Measurement.notMeasurable(measurement, Unit.COUNT, OneLine.of(reason)));
    }

    private static List<String> strangers(SelectedUnits selected) {
        return selected.patterns().stream()
                .filter(pattern -> selected.units().stream().noneMatch(UnitPattern.of(pattern)::matches))
                .toList();
    }

    private Finding stranger(String pattern) {
        return Finding.unknown(
                subject() + " of " + pattern,
                "no unit of this name has ever written to the journal",
                "see 'systemctl list-units --all' for the right name, or whether its output goes elsewhere; then correct"
                        + " host.journal.units");
    }

    @Override
    public void abandon() {
        reader.abort();
    }
}

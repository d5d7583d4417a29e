package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.backup.set.JournalEvidence;
import io.jenkins.plugins.upkeep.backup.set.SetFileWriter;
import io.jenkins.plugins.upkeep.backup.set.SetWriter;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.journal.Complaints;
import io.jenkins.plugins.upkeep.system.journal.DamagedExportException;
import io.jenkins.plugins.upkeep.system.journal.JournalctlException;
import io.jenkins.plugins.upkeep.system.journal.SelectedUnits;
import io.jenkins.plugins.upkeep.system.journal.UnitPattern;
import io.jenkins.plugins.upkeep.task.Progress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Streams the messages of a journal into a set and counts them on the way. What cannot be read makes the part incomplete;
 * what could be read is in the set all the same, as far as it is whole. Used once, by one thread.
 */
public final class JournalExport {
    /** The export, within the set. */
    static final String PATH = "journal/journal.export.zst";

    private final JournalPlan plan;
    private final Instant from;
    private final Instant until;
    private final Complaints complaints = new Complaints();
    private final List<String> problems = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param plan what is wanted
     * @param until the end of the period: when the backup began
     */
    public JournalExport(JournalPlan plan, Instant until) {
        this.plan = plan;
        this.until = until.truncatedTo(ChronoUnit.SECONDS);
        var begin = this.until.minus(plan.period()).truncatedTo(ChronoUnit.SECONDS);
        this.from = begin.isBefore(Instant.EPOCH) ? Instant.EPOCH : begin;
    }

    /**
     * Exports.
     *
     * @param set where to
     * @param progress is told of each piece
     * @throws UpkeepException when the store does not take it
     * @throws InterruptedException when this thread was told to stop
     */
    public JournalOutcome run(SetWriter set, Progress.Stretch progress) throws UpkeepException, InterruptedException {
        var evidence = Optional.<JournalEvidence>empty();
        try (var file = set.file(PATH)) {
            evidence = read(file, progress);
            if (evidence.isPresent()) {
                file.finish();
            }
        }
        problems.addAll(JournalAdvice.of(complaints));
        evidence.ifPresent(this::compare);
        return new JournalOutcome(evidence, problems, findings);
    }

    private Optional<JournalEvidence> read(SetFileWriter file, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        try {
            var look = new JournalLook(plan, complaints);
            var selected = look.select();
            problems.addAll(look.problems());
            selected.strange().forEach(this::warnOfName);
            return read(selected, file, progress);
        } catch (JournalctlException e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<JournalEvidence> read(SelectedUnits selected, SetFileWriter file, Progress.Stretch progress)
            throws UpkeepException, InterruptedException {
        var counter = new JournalCounter(selected.units());
        if (selected.isSome()) {
            var command = plan.source()
                    .command()
                    .with("--output=export", "--since=@" + from.getEpochSecond(), "--until=@" + until.getEpochSecond())
                    .with(selected.units().stream()
                            .map(unit -> "--unit=" + unit)
                            .toList());
            var ending = new JournalStream(command, complaints).pump(file, counter, progress);
            ending.ifPresent(problems::add);
        } else if (!problems.isEmpty() || !complaints.lines().isEmpty()) {
            // Nothing can be said about units that may stand in what cannot be read.
            return Optional.empty();
        }
        return evidence(file.path(), selected, counter);
    }

    private Optional<JournalEvidence> evidence(String path, SelectedUnits selected, JournalCounter counter) {
        try {
            var seen = counter.end();
            return Optional.of(new JournalEvidence(
                    path,
                    plan.units(),
                    selected.units(),
                    from,
                    until,
                    seen.entries().rows(),
                    seen.bytes(),
                    seen.first(),
                    seen.last(),
                    seen.entries().digest(),
                    seen.units()));
        } catch (DamagedExportException e) {
            problems.add("its export " + e.getMessage() + ", and is left out; run the backup again");
            return Optional.empty();
        }
    }

    /** A service that says nothing for a month may be a name that is not right. */
    private void compare(JournalEvidence evidence) {
        for (var text : plan.units()) {
            var pattern = UnitPattern.of(text);
            var entries = evidence.units().stream()
                    .filter(unit -> pattern.matches(unit.unit()))
                    .mapToLong(unit -> unit.entries())
                    .sum();
            if (entries == 0) {
                findings.add(Finding.warning(
                        "journal",
                        "no unit that " + OneLine.of(text) + " stands for has a message since " + from,
                        "",
                        "see 'systemctl list-units --all' for the right name, or take it out of"
                                + " backup.parts.journal.units"));
            }
        }
        if (plan.units().isEmpty() && evidence.entries() == 0) {
            findings.add(Finding.warning(
                    "journal",
                    "has no message since " + from,
                    "",
                    "see whether systemd-journald runs on this machine"));
        }
    }

    private void warnOfName(String name) {
        findings.add(Finding.warning(
                "journal",
                "its messages of " + OneLine.of(name) + " are left out: no unit can have this name",
                "",
                "see 'journalctl --field=_SYSTEMD_UNIT' for who writes under this name"));
    }
}

package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.cadence.Cadence;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.story.Story;
import io.jenkins.plugins.upkeep.cli.task.Notices;
import io.jenkins.plugins.upkeep.cli.task.Notified;
import io.jenkins.plugins.upkeep.cli.task.Outcome;
import io.jenkins.plugins.upkeep.config.ConfigException;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Ink;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportText;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.ParseResult;

/**
 * {@code upkeep run daily}. Exit status: that of the gravest task; 64 when the configuration cannot be read, 130 after a signal, and 0
 * for a plan that could be made.
 *
 * @param cadence what to run
 * @param inventory which tasks there are
 */
record RunCadence(Cadence cadence, Inventory inventory) implements Action {
    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException {
        return run(RunRequest.of(cadence, given), world).exitStatus();
    }

    /** How it ended, with the exit status of the command. */
    Outcome run(RunRequest request, Surroundings world) {
        new SummaryFolder(request).forget().ifPresent(world::complain);
        var notices = notices(request, world);
        var outcome = outcome(request, world, notices);
        outcome.complaint().ifPresent(world::complain);
        print(outcome.report(), request, world);
        // Last, since a channel may take its time.
        notices.ended(outcome);
        return new Outcome(outcome.report(), exitStatus(outcome.exitStatus(), request), outcome.complaint());
    }

    private Notices notices(RunRequest request, Surroundings world) {
        var run = new Notified(name(request), false, request.config(), request.summary(), inventory.sections());
        return request.switches().dryRun() ? Notices.none() : Notices.through(run, world);
    }

    /** What a run did not look at, it cannot call well: one that leaves tasks out is another thing to people. */
    private String name(RunRequest request) {
        return request.leftOut().isEmpty()
                ? cadence.task()
                : cadence.task() + " without " + String.join(", ", new TreeSet<>(request.leftOut()));
    }

    /** However it ends, there is a summary. */
    private Outcome outcome(RunRequest request, Surroundings world, Notices notices) {
        var started = world.clock().instant();
        var watch = Stopwatch.started();
        try {
            var config = ConfigFile.read(request.config(), inventory.sections(), world.environment());
            notices.started(config);
            var ends = new CadenceRun(request, inventory, world, story(request, world)).run(config);
            var summary = new Summary(cadence, config.service(), ends);
            var report =
                    summary.report(started, watch.elapsed(), request.switches().dryRun());
            return kept(new Outcome(report, summary.exitStatus(report), Optional.empty()), ends, request, world);
        } catch (ConfigException e) {
            var problem =
                    Finding.unknown(cadence.task(), e.getMessage(), "correct the configuration, then run it again");
            var report =
                    Report.of(cadence.task(), "unknown").add(problem).build(started, watch.elapsed(), e.getMessage());
            var outcome = new Outcome(report, ExitStatus.USAGE, Optional.of(e.getMessage()));
            return kept(outcome, List.of(), request, world);
        }
    }

    private static Outcome kept(Outcome outcome, List<PartEnd> ends, RunRequest request, Surroundings world) {
        var remember = outcome.exitStatus() <= ExitStatus.UNKNOWN
                && !request.switches().dryRun();
        new SummaryFolder(request).write(outcome.report(), ends, remember).forEach(world::complain);
        return outcome;
    }

    private static int exitStatus(int status, RunRequest request) {
        return request.switches().dryRun() && status < ExitStatus.UNKNOWN ? ExitStatus.OK : status;
    }

    private static Story story(RunRequest request, Surroundings world) {
        var json = request.switches().json();
        var colours = world.colours();
        var ink = (json ? colours.errors() : colours.out()) ? Ink.COLOURED : Ink.PLAIN;
        return new Story(
                json ? world.errors() : world.out(), ink, request.switches().quiet());
    }

    private static void print(Report report, RunRequest request, Surroundings world) {
        var switches = request.switches();
        if (switches.json()) {
            world.out().print(ReportJson.text(report));
        }
        var people = switches.json() ? world.errors() : world.out();
        var colours = world.colours();
        var page = Optional.of(new SummaryFolder(request).index());
        people.print(
                switches.quiet()
                        ? report.status() + ": " + report.verdict() + "\n"
                        : "\n" + ReportText.of(report, page, switches.json() ? colours.errors() : colours.out()));
        if (world.out().checkError()) {
            world.complain("standard output: does not take the report; it is in the folder " + request.summary());
        }
    }
}

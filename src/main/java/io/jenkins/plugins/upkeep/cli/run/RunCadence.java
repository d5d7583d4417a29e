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
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        var folder = new SummaryFolder(request, world::complain);
        folder.begin();
        var notices = notices(request, world);
        var done = done(request, world, notices);
        var outcome = done.outcome();
        var page = folder.end(outcome, done.ends(), isToRemember(outcome, request));
        outcome.complaint().ifPresent(world::complain);
        print(outcome.report(), page, request, world);
        // Last, since a channel may take its time.
        notices.ended(outcome);
        return new Outcome(outcome.report(), exitStatus(outcome.exitStatus(), request), outcome.complaint());
    }

    private Notices notices(RunRequest request, Surroundings world) {
        var run = new Notified(
                cadence.task(), scope(request), false, request.config(), request.summary(), inventory.sections());
        return request.switches().dryRun() ? Notices.none() : Notices.through(run, world);
    }

    /** What a run did not look at, it cannot call well: one that leaves tasks out, or adds some, is another thing to people. */
    private static String scope(RunRequest request) {
        return Stream.of(words("without ", request.leftOut()), words("with ", request.with()))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String words(String word, Set<String> tasks) {
        return tasks.isEmpty() ? "" : word + String.join(" and ", new TreeSet<>(tasks));
    }

    /**
     * A run that has ended.
     *
     * @param ends what became of its tasks
     */
    private record Done(Outcome outcome, List<PartEnd> ends) {}

    /** However it ends, there is a summary. */
    private Done done(RunRequest request, Surroundings world, Notices notices) {
        var started = world.clock().instant();
        var watch = Stopwatch.started();
        try {
            var config = ConfigFile.read(request.config(), inventory.sections(), world.environment());
            notices.started(config);
            var ends = new CadenceRun(request, inventory, world, story(request, world)).run(config);
            var summary = new Summary(cadence, config.service(), ends);
            var report =
                    summary.report(started, watch.elapsed(), request.switches().dryRun());
            return new Done(new Outcome(report, summary.exitStatus(report), Optional.empty()), ends);
        } catch (ConfigException e) {
            var problem =
                    Finding.unknown(cadence.task(), e.getMessage(), "correct the configuration, then run it again");
            var report =
                    Report.of(cadence.task(), "unknown").add(problem).build(started, watch.elapsed(), e.getMessage());
            return new Done(new Outcome(report, ExitStatus.USAGE, Optional.of(e.getMessage())), List.of());
        }
    }

    private static boolean isToRemember(Outcome outcome, RunRequest request) {
        return outcome.exitStatus() <= ExitStatus.UNKNOWN && !request.switches().dryRun();
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

    private static void print(Report report, Optional<Path> page, RunRequest request, Surroundings world) {
        var switches = request.switches();
        if (switches.json()) {
            world.out().print(ReportJson.text(report));
        }
        var people = switches.json() ? world.errors() : world.out();
        var colours = world.colours();
        people.print(
                switches.quiet()
                        ? report.status() + ": " + report.verdict() + "\n"
                        : "\n" + ReportText.of(report, page, switches.json() ? colours.errors() : colours.out()));
        if (world.out().checkError()) {
            world.complain("standard output: does not take the report; it is in the folder " + request.summary());
        }
    }
}

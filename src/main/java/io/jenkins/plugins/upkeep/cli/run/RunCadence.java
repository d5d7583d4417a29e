package io.jenkins.plugins.upkeep.cli.run;

import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.ExitStatus;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.story.Story;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.report.Ink;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportJson;
import io.jenkins.plugins.upkeep.report.ReportText;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.time.Clock;
import java.util.Optional;
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
        var request = RunRequest.of(cadence, given);
        var config = ConfigFile.read(request.config(), inventory.sections(), world.environment());
        var folder = new SummaryFolder(request);
        folder.forget().ifPresent(world::complain);
        var started = Clock.systemUTC().instant();
        var watch = Stopwatch.started();
        var ends = new CadenceRun(request, inventory, world, story(request, world)).run(config);
        var summary = new Summary(cadence, config.service(), ends);
        var report = summary.report(started, watch.elapsed(), request.switches().dryRun());
        var status = summary.exitStatus(report);
        var remember = status <= ExitStatus.UNKNOWN && !request.switches().dryRun();
        folder.write(report, ends, remember).forEach(world::complain);
        print(report, request, world);
        return exitStatus(status, request);
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

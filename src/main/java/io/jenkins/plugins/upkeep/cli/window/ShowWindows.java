package io.jenkins.plugins.upkeep.cli.window;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.cli.command.Action;
import io.jenkins.plugins.upkeep.cli.command.Commands;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.json.Json;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.window.WindowOverview;
import io.jenkins.plugins.upkeep.window.Windows;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.ParseResult;

/** {@code upkeep window status}. Exit status 1 when something was overdue or needs attention, 2 when one cannot be left. */
record ShowWindows(Inventory inventory) implements Action {
    private static final String ROW = "%-30s %-8s %-20s %-20s %s%n";

    @Override
    public int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException {
        var config = ConfigFile.read(Commands.config(given), inventory.sections(), world.environment());
        var overview = WindowOverview.of(Windows.of(config), TaskLog.silent());
        if (given.hasMatchedOption("--json")) {
            world.out().println(json(overview));
        } else {
            print(overview, world);
        }
        return overview.exitStatus();
    }

    private static String json(WindowOverview overview) throws UpkeepException {
        try {
            return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(overview);
        } catch (JsonProcessingException e) {
            throw new UpkeepException("window status: cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void print(WindowOverview overview, Surroundings world) {
        var out = world.out();
        if (!overview.windows().isEmpty()) {
            out.printf(ROW, "ID", "STATE", "START", "UNTIL", "DESCRIPTION");
        }
        for (var row : overview.windows()) {
            out.printf(
                    ROW,
                    row.id(),
                    row.state(),
                    seconds(row.start()),
                    seconds(row.until()),
                    Visible.of(row.description()));
            out.println("  by " + Visible.of(row.by()) + "; silence: " + Visible.of(row.silence()));
        }
        overview.problems().forEach(problem -> out.println(line(problem)));
        out.println(Visible.of(overview.service() + mode(overview)));
    }

    private static String mode(WindowOverview overview) {
        var ways = overview.mode().ways();
        if (overview.mode().on()) {
            return " is under maintenance" + (ways.isEmpty() ? "" : ", by " + String.join(", ", ways));
        }
        return overview.isOpen()
                ? " is not told of maintenance: upkeep.yaml names no maintenance.mode"
                : " is not under maintenance";
    }

    private static String line(Finding problem) {
        return Visible.of(
                problem.severity() + ": " + problem.subject() + ": " + problem.seen() + "; " + problem.action());
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}

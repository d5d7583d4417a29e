package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.story.Chapter;
import io.jenkins.plugins.upkeep.cli.story.Story;
import io.jenkins.plugins.upkeep.cli.task.Outcome;
import io.jenkins.plugins.upkeep.config.ConfigFile;
import io.jenkins.plugins.upkeep.report.OverviewPage;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Shows a quarter of a sample service in minutes: each day is lived, then the cadences of that day run as {@code upkeep run} runs
 * them, by a clock of that day. Trouble is made on the way; it must be noticed. Whatever happens, everything is stopped and
 * removed at the end.
 */
final class QuarterDemo {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final QuarterRequest request;
    private final Inventory inventory;
    private final Surroundings world;
    private final Screen screen;
    private final Story story;
    private final QuarterReports reports;
    private final List<Trouble> troubles;
    private final Stopwatch watch = Stopwatch.started();

    QuarterDemo(QuarterRequest request, Inventory inventory, Surroundings world) {
        this.request = request;
        this.inventory = inventory;
        this.world = world;
        this.screen = Screen.of(world, request.quiet());
        this.story = screen.story();
        this.reports = new QuarterReports(request.report());
        this.troubles =
                Mishap.ALL.stream().map(mishap -> mishap.in(request.quarter())).toList();
    }

    /**
     * Runs the demo to its end.
     *
     * @return 0 when each trouble was noticed, else the exit status of the gravest part
     * @throws UpkeepException when a part could not run; nothing is left then
     * @throws InterruptedException when a signal stopped it; nothing is left then either
     */
    int run() throws UpkeepException, InterruptedException {
        try (screen) {
            reports.forget();
            var place = DemoPlace.make(request.keep());
            try {
                story.say("Upkeep demo: " + request.quarter().days() + " days in the life of a sample service, "
                        + request.quarter().first() + " to " + request.quarter().last());
                end(play(place), place);
            } finally {
                place.leave().ifPresent(world::complain);
            }
        }
        return story.status().exitStatus();
    }

    private Report play(DemoPlace place) throws UpkeepException, InterruptedException {
        var service = start(place);
        try {
            live(service);
            return world.interruption().guard(() -> sum(service));
        } finally {
            new CleanUp(story, place).of(service);
        }
    }

    private QuarterService start(DemoPlace place) throws UpkeepException, InterruptedException {
        var time = Stopwatch.started();
        story.open("A service to look after is started");
        var service = world.interruption()
                .guard(() -> QuarterService.start(
                        place.folder(),
                        request.scale(),
                        request.quarter().first(),
                        file -> ConfigFile.read(file, inventory.sections(), world.environment())));
        service.description().forEach(story::tell);
        var leftOut = QuarterDays.leftOut(inventory);
        story.tell("Left out, as they look at this machine or are not in this installation: "
                + String.join(", ", leftOut));
        story.close(new Chapter("sample service", Status.OK, "it runs", time.elapsed()));
        return service;
    }

    private void live(QuarterService service) throws UpkeepException, InterruptedException {
        var days = new QuarterDays(service, troubles, inventory, reports.tree());
        try (var log = log();
                var stretch = screen.progress()
                        .begin("live the quarter", request.quarter().days(), Unit.COUNT)) {
            for (var month : months().entrySet()) {
                live(MONTH.format(month.getKey()), month.getValue(), days, log, stretch);
            }
        }
    }

    private void live(String month, List<LocalDate> dates, QuarterDays days, PrintStream log, Progress.Stretch stretch)
            throws UpkeepException, InterruptedException {
        var time = Stopwatch.started();
        story.open(month);
        for (var day : dates) {
            live(day, days, log);
            stretch.advance(1);
        }
        story.close(new Chapter(month, Status.OK, count(dates.size()), time.elapsed()));
    }

    private static String count(int days) {
        return days == 1 ? "1 day" : days + " days";
    }

    private void live(LocalDate day, QuarterDays days, PrintStream log) throws UpkeepException, InterruptedException {
        troubles.stream()
                .filter(trouble -> trouble.from().equals(day))
                .forEach(trouble -> story.tell(
                        DAY.format(day) + "  planted: " + trouble.mishap().title()));
        days.live(day, request.quarter().due(day), world, log, this::tell);
    }

    private void tell(LocalDate day, Outcome outcome) {
        var report = outcome.report();
        story.tell(DAY.format(day) + "  " + report.task() + " " + report.status() + ": " + report.verdict());
    }

    private Map<YearMonth, List<LocalDate>> months() {
        return request.quarter()
                .eachDay()
                .collect(Collectors.groupingBy(YearMonth::from, LinkedHashMap::new, Collectors.toList()));
    }

    private PrintStream log() throws UpkeepException {
        var file = reports.folder().resolve(QuarterReports.LOG);
        try {
            return new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpkeepException(file + ": cannot be written (" + e + "); name another folder with --report", e);
        }
    }

    private Report sum(QuarterService service) throws UpkeepException {
        var time = Stopwatch.started();
        story.open("Was each trouble noticed?");
        var summary = QuarterSummary.of(
                request.quarter(),
                troubles,
                service,
                reports.tree(),
                world.clock().instant());
        for (var seen : summary.seen()) {
            story.tell(QuarterSummary.sentence(seen));
        }
        var report = summary.report(watch.elapsed());
        reports.keep(service.eventLog());
        reports.write(report);
        story.close(new Chapter("troubles", report.status(), report.verdict(), time.elapsed()));
        return report;
    }

    private void end(Report report, DemoPlace place) throws UpkeepException {
        var total = watch.elapsed();
        story.sum(total);
        if (place.kept()) {
            story.say("Kept: " + place.folder() + "; try: upkeep backup list -c "
                    + place.folder().resolve(SampleConfig.FILE_NAME));
        }
        story.say("The quarter: " + reports.folder().resolve(OverviewPage.FILE_NAME));
        story.verdict(report.verdict() + ", in " + Units.format(total));
        world.requireOutput();
    }
}

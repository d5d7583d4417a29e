package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.cli.command.Colours;
import io.jenkins.plugins.upkeep.cli.command.Inventory;
import io.jenkins.plugins.upkeep.cli.command.Surroundings;
import io.jenkins.plugins.upkeep.cli.run.CadenceRunner;
import io.jenkins.plugins.upkeep.cli.task.Outcome;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskDeclaration;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Lives the days of the quarter: what befalls the service, its rows and requests, and the cadences that are due. For one thread. */
final class QuarterDays {
    private static final List<String> CADENCES = List.of("daily", "weekly", "monthly", "quarterly");

    /** What looks at the machine and not at the service: the demo is not about yours. */
    private static final Set<String> OF_THE_MACHINE = Set.of("security-audit", "access-audit");

    private final QuarterService service;
    private final List<Trouble> troubles;
    private final Inventory inventory;
    private final Path reports;
    private final Map<String, Status> last = new HashMap<>();

    QuarterDays(QuarterService service, List<Trouble> troubles, Inventory inventory, Path reports) {
        this.service = service;
        this.troubles = List.copyOf(troubles);
        this.inventory = inventory;
        this.reports = reports;
    }

    /** What does not run in this demo: tasks that look at the machine, and those that this installation does not have. */
    static Set<String> leftOut(Inventory inventory) {
        var leftOut = new TreeSet<String>();
        CADENCES.forEach(cadence -> leftOut.addAll(leftOut(cadence, inventory)));
        return leftOut;
    }

    private static Set<String> leftOut(String cadence, Inventory inventory) {
        var known = inventory.tasks().stream().map(TaskDeclaration::name).toList();
        return CadenceRunner.tasks(cadence).stream()
                .filter(task -> OF_THE_MACHINE.contains(task) || !known.contains(task))
                .collect(Collectors.toSet());
    }

    /**
     * Lives a day to the end of its cadences.
     *
     * @param day the day
     * @param due the cadences that are due
     * @param world where they run
     * @param log takes what they print
     * @param notable is told of each run worth a line
     * @throws InterruptedException when a signal came
     */
    void live(
            LocalDate day,
            List<String> due,
            Surroundings world,
            PrintStream log,
            BiConsumer<LocalDate, Outcome> notable)
            throws UpkeepException, InterruptedException {
        world.interruption().guard(() -> befall(day));
        for (int at = 0; at < due.size(); at++) {
            var outcome = run(due.get(at), quiet(world, log, clock(day, due.get(at), at)));
            if (world.interruption().requested()) {
                throw new InterruptedException("stopped on " + day);
            }
            if (isNews(outcome)) {
                notable.accept(day, outcome);
            }
        }
    }

    /** The drill compares a set with the clock of the database server, which is the machine's. */
    private static Clock clock(LocalDate day, String cadence, int place) {
        return cadence.equals(Quarter.LAST) ? Clock.systemUTC() : Quarter.clock(day, place);
    }

    private Void befall(LocalDate day) throws UpkeepException, InterruptedException {
        for (var trouble : troubles) {
            if (trouble.until().equals(day.minusDays(1))) {
                trouble.mishap().end().on(service);
            }
        }
        for (var trouble : troubles) {
            if (trouble.from().equals(day)) {
                trouble.mishap().begin().on(service);
            }
        }
        service.live(day);
        return null;
    }

    private Outcome run(String cadence, Surroundings world) {
        var request = new CadenceRunner.Request(cadence, service.config(), reports, leftOut(cadence, inventory));
        return new CadenceRunner(inventory).run(request, world);
    }

    private static Surroundings quiet(Surroundings world, PrintStream log, Clock clock) {
        return new Surroundings(log, log, Colours.NONE, world.environment(), world.interruption(), clock);
    }

    /** What is not well, and the first time that it is again. */
    private boolean isNews(Outcome outcome) {
        var status = outcome.report().status();
        var before = last.put(outcome.report().task(), status);
        return status != Status.OK || (before != null && before != Status.OK);
    }
}

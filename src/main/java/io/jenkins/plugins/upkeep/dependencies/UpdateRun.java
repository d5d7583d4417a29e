package io.jenkins.plugins.upkeep.dependencies;

import io.jenkins.plugins.upkeep.dependencies.index.Listing;
import io.jenkins.plugins.upkeep.dependencies.update.Choice;
import io.jenkins.plugins.upkeep.dependencies.update.Chooser;
import io.jenkins.plugins.upkeep.dependencies.update.CoolDown;
import io.jenkins.plugins.upkeep.dependencies.update.FixSource;
import io.jenkins.plugins.upkeep.dependencies.update.Fixes;
import io.jenkins.plugins.upkeep.dependencies.update.OtherIndex;
import io.jenkins.plugins.upkeep.dependencies.update.Outlook;
import io.jenkins.plugins.upkeep.dependencies.update.TestedPlan;
import io.jenkins.plugins.upkeep.dependencies.update.Tried;
import io.jenkins.plugins.upkeep.dependencies.update.Update;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.Parts;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One run of dependency-updates. For one use. */
final class UpdateRun {
    private static final String VULNERABILITIES = "vulnerabilities";

    private final UpdateParts parts;
    private final UpdateRequest request;
    private final Inventory inventory;
    private final TaskContext context;
    private final ReportBuilder report;
    private final UpdateFiles files;
    private final Instant started;
    private final Stopwatch watch = Stopwatch.started();
    private Fixes fixes = Fixes.none();

    UpdateRun(DependencyUpdates task, TaskContext context) {
        this.parts = task.parts();
        this.request = task.request();
        this.inventory =
                new Inventory(task.reader(), new OtherIndex(parts.staging().index()));
        this.context = context;
        this.report = context.report();
        this.files = new UpdateFiles(context.reportFolder(), report);
        this.started = context.clock().instant();
    }

    Report report() throws UpkeepException, InterruptedException {
        var service = new UpdateService(parts, context, report);
        if (!service.recover()) {
            return end("an update that is not over could not be put back; put it back by hand first");
        }
        if (request.plan().isPresent()) {
            return end(service.apply(parts.state().plan(request.plan().get())));
        }
        var python = PythonVersion.of(parts.config().python());
        var outlooks = look(python);
        if (context.dryRun()) {
            return planned(outlooks, python);
        }
        files.before(inventory.requirements());
        var decisions = new Decisions(outlooks, inventory.requirements(), tried(outlooks));
        var plan = plan(decisions, python);
        var rows = plan.isPresent() && request.apply()
                ? Parts.run(report, "applied updates", () -> service.apply(plan.get(), decisions.rows()))
                        .orElse(decisions.rows())
                : decisions.rows();
        tell(rows, plan.map(TestedPlan::id));
        return end(rows, python, plan.map(TestedPlan::id));
    }

    /** Which updates there are. */
    private List<Outlook> look(PythonVersion python) throws UpkeepException, InterruptedException {
        inventory.read(parts.files()).findings().forEach(report::add);
        var components = inventory.components();
        fixes = Parts.run(report, VULNERABILITIES, () -> parts.fixes().about(components, context.clock()))
                .orElse(Fixes.none());
        UpdateFindings.missing(fixes.gaps()).forEach(report::add);
        var outlooks = new ArrayList<>(choose(parts.indexes().list(components, context.progress()), python));
        outlooks.addAll(inventory.byHand());
        UpdateFindings.gaps(outlooks).forEach(report::add);
        return new Wanted(parts.config().ignore(), request.only()).of(outlooks);
    }

    /** Where nothing can be learned of what was chosen, nothing counts as known at all. */
    private List<Outlook> choose(List<Listing> listings, PythonVersion python)
            throws UpkeepException, InterruptedException {
        var config = parts.config();
        var coolDown = new CoolDown(config.coolDown(), config.majorCoolDown(), config.securityCoolDown());
        Function<Fixes, Chooser> choosers = known -> new Chooser(coolDown, known, python::suits, started);
        var source = parts.fixes();
        var chosen = Parts.run(
                report, VULNERABILITIES, () -> new Choice(source, context.clock(), choosers).of(listings, fixes));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        fixes = Fixes.none();
        return new Choice(FixSource.none(), context.clock(), choosers).of(listings, fixes);
    }

    private Report planned(List<Outlook> outlooks, PythonVersion python) {
        var decisions = new Decisions(outlooks, inventory.requirements(), Optional.empty());
        tell(decisions.rows(), Optional.empty());
        return end(decisions.rows(), python, Optional.empty());
    }

    private Optional<Tried> tried(List<Outlook> outlooks) throws InterruptedException {
        var updates = outlooks.stream()
                .flatMap(outlook -> outlook.update().stream())
                .filter(update -> inventory.requirements().obstacle(update).isEmpty())
                .toList();
        if (updates.isEmpty() || parts.config().test().isEmpty()) {
            return Optional.empty();
        }
        return Parts.run(report, "staging", () -> attempt(updates));
    }

    private Tried attempt(List<Update> updates) throws UpkeepException, InterruptedException {
        var tried = inventory.requirements().attempt(updates, parts.staging(), context);
        for (var bad : tried.bad().entrySet()) {
            files.log(bad.getKey().name(), bad.getValue());
        }
        if (tried.broken().isPresent()) {
            files.log("test", tried.broken().get());
        }
        Decisions.gaps(tried).forEach(report::add);
        return tried;
    }

    private Optional<TestedPlan> plan(Decisions decisions, PythonVersion python) throws UpkeepException {
        if (decisions.ready().isEmpty()) {
            return Optional.empty();
        }
        var plan = inventory
                .requirements()
                .plan(decisions.ready(), python.toString(), parts.files(), parts.state(), context);
        files.after(plan);
        return Optional.of(plan);
    }

    private void tell(List<UpdateRow> rows, Optional<String> plan) {
        rows.forEach(row -> UpdateFindings.of(row, plan).ifPresent(report::add));
        UpdateFindings.ready(
                        rows,
                        UpdateRow.State.READY,
                        "were tested well together; apply them with upkeep dependency-updates --apply --plan "
                                + plan.orElse(""))
                .ifPresent(report::add);
        UpdateFindings.ready(
                        rows,
                        UpdateRow.State.UNTRIED,
                        parts.config().test().isEmpty()
                                ? "were not tried, since updates.test is not set"
                                : "were not tried")
                .ifPresent(report::add);
        UpdateFindings.ready(rows, UpdateRow.State.BY_HAND, "are to be made by hand")
                .ifPresent(report::add);
    }

    private Report end(List<UpdateRow> rows, PythonVersion python, Optional<String> plan) {
        report.add(UpdateTable.of(rows, started)).section(new UpdatesSection(python.toString(), plan, rows));
        report.add(Measurement.count("packages", rows.size()));
        report.add(Measurement.count("updates_ready", count(rows, UpdateRow.State.READY)));
        report.add(Measurement.count("updates_held", count(rows, UpdateRow.State.HELD)));
        report.add(Measurement.count("updates_failing", count(rows, UpdateRow.State.BAD)));
        report.add(Measurement.count(
                "security_updates", rows.stream().filter(UpdateRow::isSecurity).count()));
        return end(UpdateVerdict.of(rows, plan, context.dryRun(), fixes.isInformed()));
    }

    private static long count(List<UpdateRow> rows, UpdateRow.State state) {
        return rows.stream().filter(row -> row.state() == state).count();
    }

    private Report end(String verdict) {
        context.log().info(verdict);
        return report.build(started, watch.elapsed(), verdict);
    }
}

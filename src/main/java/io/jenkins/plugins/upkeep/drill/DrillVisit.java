package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.backup.restore.Phases;
import io.jenkins.plugins.upkeep.backup.restore.RestoredDatabase;
import io.jenkins.plugins.upkeep.backup.run.RestoredProof;
import io.jenkins.plugins.upkeep.config.SqlCheck;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.ReportBuilder;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.concurrent.Stoppable;
import io.jenkins.plugins.upkeep.system.postgres.Database;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.NumberQuery;
import io.jenkins.plugins.upkeep.task.TaskContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a drill does with the restored database: the service starts on it, answers its questions, and is looked through. */
record DrillVisit(DrillPlan plan, TaskContext context, ReportBuilder report, Phases phases)
        implements RestoredProof.Visit {
    /** The exit status of pg_amcheck when it has found damage; others say that it could not look. */
    private static final int DAMAGE = 2;

    private static final Duration LONGEST_CHECK = Duration.ofHours(6);

    @Override
    public void use(RestoredDatabase database) throws UpkeepException, InterruptedException {
        look("assertions", () -> phases.run("assertions", () -> ask(database.address())));
        if (plan.application().isPresent()) {
            var start = new ApplicationStart(plan.application().get(), plan.folder(), database.address());
            look("application", () -> start.problems(phases).forEach(report::add));
        }
        if (plan.amcheck()) {
            look("pg_amcheck", () -> phases.run("amcheck", () -> amcheck(database)));
        }
    }

    /** What cannot be looked at is a finding, and hides nothing of what else there is to see. */
    private void look(String subject, Phases.Action action) throws InterruptedException {
        try {
            Stoppable.run(() -> {
                action.run();
                return null;
            });
        } catch (UpkeepException e) {
            report.add(Finding.unknown(
                    subject, "was not looked at: " + e.getMessage(), "remove the cause and run the drill again"));
        }
    }

    private void ask(DatabaseAddress address) throws UpkeepException {
        try (var connection = Database.connect(address, "upkeep drill")) {
            for (var assertion : plan.assertions()) {
                ask(assertion, connection);
            }
        } catch (SQLException e) {
            throw Database.failure(address, e);
        }
    }

    private void ask(SqlCheck assertion, Connection connection) throws SQLException {
        var subject = "assertion " + assertion.name();
        var answer = answer(assertion, connection);
        if (answer.problem().isPresent()) {
            var problem = answer.problem().get();
            report.add(Finding.unknown(subject, problem, "correct its SQL in drill.assertions"));
            report.add(
                    Measurement.notMeasurable("assertion", Unit.COUNT, problem).on(assertion.name()));
            return;
        }
        var number = answer.number().orElseThrow();
        report.add(Measurement.of("assertion", number, Unit.COUNT).on(assertion.name()));
        if (number < assertion.min().orElse(number) || number > assertion.max().orElse(number)) {
            var action = "see whether the service itself has lost this data, or the backup";
            report.add(Finding.critical(subject, Units.format(number, Unit.COUNT), limit(assertion), action));
        }
    }

    private static String limit(SqlCheck assertion) {
        var least = assertion.min().map(min -> "at least " + Units.format(min, Unit.COUNT));
        var most = assertion.max().map(max -> "at most " + Units.format(max, Unit.COUNT));
        return Stream.of(least, most).flatMap(Optional::stream).collect(Collectors.joining(", "));
    }

    private static NumberQuery.Answer answer(SqlCheck assertion, Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var answer = new NumberQuery(assertion.sql()).ask(connection);
            connection.rollback();
            return answer;
        } catch (SQLException e) {
            // Fails again, and so ends the drill, when it is the connection that is lost and not the SQL that is wrong.
            connection.rollback();
            return NumberQuery.Answer.none(OneLine.of(e.getMessage()));
        }
    }

    private void amcheck(RestoredDatabase database) throws UpkeepException, InterruptedException {
        // As an option it would be a pattern of names.
        var name = DatabaseAddress.nameOnly(database.address().database());
        var command = database.programs().pgAmcheck().with("--install-missing", "--jobs=" + plan.connections(), name);
        var result = database.address().handTo(command).run(LONGEST_CHECK);
        if (result.status() == DAMAGE) {
            report.add(Finding.critical(
                    "pg_amcheck",
                    result.complaint() + " " + result.output(),
                    "",
                    "look for faulty memory or disks on this machine, and run the drill again"));
        } else {
            result.requireSuccess();
        }
    }
}

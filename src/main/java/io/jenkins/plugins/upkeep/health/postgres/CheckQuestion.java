package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.system.postgres.NumberQuery;
import java.sql.SQLException;

/**
 * Asks a check's question, without trust in its SQL. It still has all rights to read of the role that asks, and to call
 * functions: give checks a role with few of them.
 *
 * @param check the check
 */
record CheckQuestion(NumberCheck check) implements Question {
    @Override
    public String subject() {
        return "check " + check.name();
    }

    @Override
    public void ask(Session session, ProbeResultBuilder result) throws SQLException {
        var answer = session.ask(new NumberQuery(check.sql()));
        if (answer.problem().isPresent()) {
            var action = "correct database.checks: the SQL must give one row with one number";
            result.add(Finding.unknown(subject(), answer.problem().get(), action));
            result.add(Measurement.notMeasurable(
                            "database_check", Unit.COUNT, answer.problem().get())
                    .on(subject()));
            return;
        }
        var number = answer.number().orElseThrow();
        result.add(finding(number));
        result.add(Measurement.of("database_check", number, Unit.COUNT).on(subject()));
    }

    private Finding finding(double number) {
        var seen = Figure.text(number, Unit.COUNT);
        return check.accepts(number)
                ? new Finding(Severity.INFO, subject(), seen, check.limit(), "")
                : Finding.critical(
                        subject(),
                        seen,
                        check.limit(),
                        "ask the check's SQL by hand (database.checks in upkeep.yaml) and see why the data are so");
    }
}

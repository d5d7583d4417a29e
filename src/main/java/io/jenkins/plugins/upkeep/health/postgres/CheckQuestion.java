package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Asks a check's question, without trust in its SQL. The text goes to the server as a value and is opened there as a
 * cursor, within the transaction that cannot write and is never committed: no semicolon in it can end that transaction or bring
 * a second statement, no setting outlives it, and however many rows it has, two are fetched. It still has all rights to
 * read of the role that asks, and to call functions: give checks a role with few of them.
 *
 * @param check the check
 */
record CheckQuestion(NumberCheck check) implements Question {
    private static final String OPEN = """
            DO $$
            DECLARE answer refcursor := 'upkeep_check';
            BEGIN
                OPEN answer FOR EXECUTE current_setting('upkeep.check');
            END
            $$""";

    @Override
    public String subject() {
        return "check " + check.name();
    }

    @Override
    public void ask(Session session, ProbeResultBuilder result) throws SQLException {
        session.set("upkeep.check", check.sql());
        session.execute(OPEN);
        judge(session.list("FETCH 2 FROM upkeep_check", Cell::read), result);
    }

    private void judge(List<Cell> rows, ProbeResultBuilder result) {
        var problem = problem(rows);
        if (problem.isPresent()) {
            var action = "correct database.checks: the SQL must give one row with one number";
            result.add(Finding.unknown(subject(), problem.get(), action));
            result.add(Measurement.notMeasurable("database_check", Unit.COUNT, problem.get())
                    .on(subject()));
            return;
        }
        var number = ((Number) rows.get(0).value()).doubleValue();
        result.add(finding(number));
        result.add(Measurement.of("database_check", number, Unit.COUNT).on(subject()));
    }

    private Finding finding(double number) {
        var seen = Figure.text(number, Unit.COUNT);
        return check.accepts(number)
                ? new Finding(Severity.INFO, subject(), seen, check.limit(), "")
                : Finding.critical(subject(), seen, check.limit(), "see why the service's data is not as it should be");
    }

    private static Optional<String> problem(List<Cell> rows) {
        if (rows.size() != 1) {
            return Optional.of(rows.isEmpty() ? "its answer has no row" : "its answer has several rows");
        }
        return rows.get(0).problem();
    }

    /** The first column of a row. */
    private record Cell(int columns, String type, Object value) {
        static Cell read(ResultSet row) throws SQLException {
            var columns = row.getMetaData().getColumnCount();
            return columns == 0
                    ? new Cell(0, "", "")
                    : new Cell(columns, row.getMetaData().getColumnTypeName(1), row.getObject(1));
        }

        Optional<String> problem() {
            if (columns != 1) {
                return Optional.of("its answer has " + columns + " columns");
            }
            if (value == null) {
                return Optional.of("its answer is NULL");
            }
            if (!(value instanceof Number number)) {
                return Optional.of("its answer is no number but of type " + type);
            }
            return Double.isFinite(number.doubleValue())
                    ? Optional.empty()
                    : Optional.of("its answer is not a finite number");
        }
    }
}

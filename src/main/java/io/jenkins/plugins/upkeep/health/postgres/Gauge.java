package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A question with one number as its answer.
 *
 * @param subject the thing that it is about
 * @param measurement the number's name
 * @param unit what it counts
 * @param limit what it is held against
 * @param sql gives one row: {@code value} (NULL when there is nothing to measure), {@code detail} (words beside it) and
 *     {@code hidden} (of how many things this role may not see enough)
 * @param action what to do when the number is beyond its limit
 */
record Gauge(String subject, String measurement, Unit unit, Limit limit, String sql, String action)
        implements Question {
    @Override
    public void ask(Session session, ProbeResultBuilder result) throws SQLException {
        var answer = session.one(sql, Answer::read);
        if (answer.value().isEmpty()) {
            result.add(Finding.info(subject, answer.detail().orElse("nothing to measure")));
            result.add(notMeasurable(answer.detail().orElse("nothing to measure")));
            return;
        }
        var reading = reading(answer.value().getAsDouble(), answer.detail());
        if (answer.hidden() > 0 && reading.finding().severity() == Severity.INFO) {
            result.add(hidden(answer.hidden()));
            result.add(notMeasurable(answer.hidden() + " hidden from this role"));
        } else {
            result.add(reading);
        }
    }

    private Reading reading(double value, Optional<String> detail) {
        var figure = Figure.text(value, unit);
        var seen = detail.map(words -> figure + ": " + words).orElse(figure);
        return new Reading(subject, seen, Measurement.of(measurement, value, unit), limit, action);
    }

    private Finding hidden(long count) {
        return Finding.unknown(
                subject,
                "cannot be told: this role may not see enough of " + count + " of the things to look at",
                "give the role of database.user the right to look: GRANT pg_monitor TO it");
    }

    private Measurement notMeasurable(String reason) {
        return Measurement.notMeasurable(measurement, unit, reason);
    }

    /** A row as every gauge's SQL gives it. */
    private record Answer(OptionalDouble value, Optional<String> detail, long hidden) {
        static Answer read(ResultSet row) throws SQLException {
            var value = row.getDouble("value");
            var there = row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
            return new Answer(there, Optional.ofNullable(row.getString("detail")), row.getLong("hidden"));
        }
    }
}

package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.Probe;
import io.jenkins.plugins.upkeep.health.probe.ProbeResult;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.History;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.task.Stopwatch;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks a database how it is, over one connection, each question in a transaction that cannot write. A question that the server does not answer is
 * unknown, and the next one is asked; a server that is not there, or leaves in between, is critical.
 */
public final class DatabaseProbe implements Probe {
    /** With the slowest connection before and the slowest statement after, the probe still ends within its timeout. */
    private static final Duration ENOUGH = Duration.ofSeconds(18);

    private final DatabaseAddress address;
    private final List<Question> questions;
    private final Duration enough;
    private final AtomicReference<Session> current = new AtomicReference<>();

    DatabaseProbe(DatabaseAddress address, List<Question> questions) {
        this(address, questions, ENOUGH);
    }

    private DatabaseProbe(DatabaseAddress address, List<Question> questions, Duration enough) {
        this.address = address;
        this.questions = List.copyOf(questions);
        this.enough = enough;
    }

    /**
     * @param address where the database is and who asks
     * @param checks questions of the service's own
     * @return the probe
     */
    public static DatabaseProbe of(DatabaseAddress address, List<NumberCheck> checks) {
        return new DatabaseProbe(address, Questions.with(checks));
    }

    @Override
    public Probe knowing(History earlier) {
        var knowing =
                questions.stream().map(question -> question.knowing(earlier)).toList();
        return new DatabaseProbe(address, knowing);
    }

    @Override
    public String subject() {
        return "database " + address;
    }

    @Override
    public String plan() {
        return subject() + ": ask over one read-only connection for "
                + String.join(", ", questions.stream().map(Question::subject).toList());
    }

    @Override
    public Duration timeout() {
        return Duration.ofSeconds(27);
    }

    /** No question is begun that might not end in time. */
    @Override
    public Probe within(Duration limit) {
        var rest = limit.minus(Session.STATEMENT_TIMEOUT);
        return new DatabaseProbe(address, questions, rest.isNegative() ? Duration.ZERO : rest);
    }

    @Override
    public ProbeResult look(Clock clock) throws UpkeepException, InterruptedException {
        var watch = Stopwatch.started();
        var result = new ProbeResultBuilder();
        try (var session = Session.open(address)) {
            current.set(session);
            result.add(Measurement.seconds("database_connect", watch.elapsed()));
            ask(session, watch, result);
        } catch (SQLException e) {
            result.add(lost(e));
        } catch (UpkeepException e) {
            result.add(unreachable(e));
        }
        return result.build();
    }

    private void ask(Session session, Stopwatch watch, ProbeResultBuilder result)
            throws SQLException, InterruptedException {
        for (var question : questions) {
            if (Thread.interrupted()) {
                throw new InterruptedException(subject() + ": told to stop");
            }
            if (watch.elapsed().compareTo(enough) > 0) {
                result.add(Finding.unknown(
                        question.subject(), "was not asked: the time was up", "see why the server answers so slowly"));
            } else {
                ask(question, session, result);
            }
        }
    }

    private static void ask(Question question, Session session, ProbeResultBuilder result) throws SQLException {
        try (var transaction = session.begin()) {
            transaction.limit();
            question.ask(session, result);
        } catch (SQLException e) {
            if (Refusal.isLostConnection(e)) {
                throw e;
            }
            result.add(Refusal.finding(question.subject(), e));
        }
    }

    private Finding lost(SQLException failure) {
        return Finding.critical(
                subject(),
                "the connection was lost: " + Refusal.words(failure),
                "a server that answers to the end",
                "read the server's log; start it again if it is down");
    }

    /** A server that does not know us is there: how it is cannot be told. */
    private Finding unreachable(UpkeepException failure) throws UpkeepException {
        var state = Optional.ofNullable(failure.getCause())
                .filter(SQLException.class::isInstance)
                .map(cause -> Refusal.state((SQLException) cause))
                .orElse("");
        if (Refusal.isStranger(state)) {
            throw failure;
        }
        var action = "start the server; if it runs, check database.url, its listen_addresses and the firewall";
        var seen = failure.getMessage().startsWith(subject() + ": ")
                ? failure.getMessage().substring(subject().length() + 2)
                : failure.getMessage();
        return Finding.critical(subject(), seen, "a server that lets us in", action);
    }

    @Override
    public void abandon() {
        Optional.ofNullable(current.get()).ifPresent(Session::abort);
    }
}

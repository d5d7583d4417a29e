package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.History;
import java.sql.SQLException;

/** One thing that a database is asked. */
interface Question {
    /** The thing that it is about. */
    String subject();

    /**
     * Asks, within a transaction that only reads, and adds the answer last: a question that fails has added nothing.
     *
     * @throws SQLException when the server does not answer
     */
    void ask(Session session, ProbeResultBuilder result) throws SQLException;

    /** The same question by one who knows what earlier runs saw. */
    default Question knowing(History history) {
        return this;
    }
}

package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.postgres.DatabaseAddress;
import io.jenkins.plugins.upkeep.system.postgres.PostgresBinaries;
import io.jenkins.plugins.upkeep.system.postgres.Sql;
import io.jenkins.plugins.upkeep.task.Progress;
import io.jenkins.plugins.upkeep.task.TaskLog;
import io.jenkins.plugins.upkeep.testing.TestCluster;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A live database and one that was restored beside it, without a backup: both have a table that says which one it is. */
final class Pair {
    static final String ID = "20261128t2312-7f3a";
    static final String SET = "20261127T031500Z-9f3a";
    static final SessionRules NOBODY = new SessionRules(List.of("the service"), List.of(), Duration.ofSeconds(1));

    private final DatabaseAddress live;
    private final SwapFacts facts;

    private Pair(DatabaseAddress live, SwapFacts facts) {
        this.live = live;
        this.facts = facts;
    }

    /** Makes both. */
    static Pair of(DatabaseAddress live) throws Exception {
        mark(live, "original");
        var rollback = new DatabaseRollback(setting(live, NOBODY, Checkpoint.NONE));
        RestoreFacts facts;
        try (var session = ServerSession.open(live)) {
            facts = new Preparation(session, live.database()).restore(ID, SET);
            session.run(new NewDatabase(session, facts).statement());
            var text = new Mark(
                            ID,
                            ReplacedDatabase.Kind.VERIFIED,
                            live.database(),
                            Instant.EPOCH,
                            Optional.of(SET),
                            Optional.empty())
                    .text();
            session.comment(facts.restored(), text);
        }
        mark(live.database(facts.restored()), "restored");
        return new Pair(live, rollback.prepareSwap(facts));
    }

    private static void mark(DatabaseAddress database, String name) {
        TestCluster.sql(database, "CREATE TABLE which (name text); INSERT INTO which VALUES ('" + name + "')");
    }

    static DatabaseRollback.Setting setting(DatabaseAddress live, SessionRules rules, Checkpoint checkpoint)
            throws Exception {
        return new DatabaseRollback.Setting(
                live,
                rules,
                2,
                PostgresBinaries.find(),
                Path.of(System.getProperty("java.io.tmpdir")),
                Clock.systemUTC(),
                Progress.unseen(),
                TaskLog.silent(),
                checkpoint);
    }

    DatabaseAddress live() {
        return live;
    }

    SwapFacts facts() {
        return facts;
    }

    DatabaseRollback rollback() throws Exception {
        return rollback(NOBODY);
    }

    DatabaseRollback rollback(SessionRules rules) throws Exception {
        return new DatabaseRollback(setting(live, rules, Checkpoint.NONE));
    }

    DatabaseRollback killedAt(String point) throws Exception {
        return new DatabaseRollback(setting(live, NOBODY, Killed.at(point)));
    }

    DatabaseState.Kind state() throws Exception {
        var state = rollback().state(facts);
        return state.kind();
    }

    /** Which database a client finds under the live name. */
    String which() throws UpkeepException {
        return text(live, "SELECT name FROM which");
    }

    /** The answer to a question, as text. */
    static String text(DatabaseAddress address, String question) throws UpkeepException {
        try (var connection = TestCluster.connect(address)) {
            return Sql.query(connection, question, row -> String.valueOf(row.getString(1))).stream()
                    .reduce((one, other) -> one + "\n" + other)
                    .orElse("");
        } catch (SQLException e) {
            throw new AssertionError("a question of the test was not answered", e);
        }
    }
}

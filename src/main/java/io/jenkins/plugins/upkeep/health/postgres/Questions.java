package io.jenkins.plugins.upkeep.health.postgres;

import io.jenkins.plugins.upkeep.report.History;
import java.util.ArrayList;
import java.util.List;

/** What every database is asked, in the order of the report. */
final class Questions {
    private Questions() {}

    static List<Question> with(List<NumberCheck> checks) {
        var questions = new ArrayList<>(List.of(
                new ServerState(),
                new Connections(),
                LongestTransaction.question(),
                LongestLockWait.question(),
                PreparedTransactions.question(),
                new Replication(),
                new Standbys(History.none()),
                ReplicationSlots.question(),
                TransactionAge.transactions(),
                TransactionAge.multixacts(),
                SequenceUse.question(),
                InvalidIndexes.question(),
                new DeadRows(),
                CacheHits.question(),
                DatabaseSize.question()));
        checks.stream().map(CheckQuestion::new).forEach(questions::add);
        return List.copyOf(questions);
    }
}

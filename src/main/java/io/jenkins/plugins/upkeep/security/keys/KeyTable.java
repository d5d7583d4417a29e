package io.jenkins.plugins.upkeep.security.keys;

import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects the keys, judges each, and shows all of them. */
final class KeyTable {
    private static final List<View.Column> COLUMNS = List.of(
            View.Column.text("Key"),
            View.Column.text("Told by"),
            View.Column.number("Age"),
            View.Column.number("At most"));

    private final OutcomeBuilder outcome = Outcome.builder();
    private final AgeJudgement judgement;
    private final List<List<String>> rows = new ArrayList<>();

    KeyTable(Instant now) {
        this.judgement = new AgeJudgement(now, outcome);
    }

    void add(KeyAge key) {
        rows.add(judgement.judge(key));
    }

    void add(Gap gap) {
        outcome.add(gap);
        rows.add(List.of(gap.subject().replaceFirst("^key ", ""), gap.reason(), "unknown", ""));
    }

    Outcome outcome() {
        if (!rows.isEmpty()) {
            outcome.add(new View.Table("Keys and secrets", COLUMNS, rows));
        }
        return outcome.add(Measurement.count("keys", rows.size())).build();
    }
}

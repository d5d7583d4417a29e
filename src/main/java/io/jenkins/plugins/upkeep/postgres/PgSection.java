package io.jenkins.plugins.upkeep.postgres;

import io.jenkins.plugins.upkeep.postgres.archive.ArchiveFacts;
import io.jenkins.plugins.upkeep.postgres.index.IndexFacts;
import io.jenkins.plugins.upkeep.postgres.sizes.SizeFacts;
import io.jenkins.plugins.upkeep.postgres.vacuum.VacuumFacts;
import io.jenkins.plugins.upkeep.report.Section;
import io.jenkins.plugins.upkeep.system.Counted;
import java.util.Optional;

/**
 * What maintenance of a database did, for programs. A part that ended early is empty.
 *
 * @param archive which rows left
 * @param vacuum what became of vacuuming
 * @param indexes what became of building indexes anew
 * @param sizes how large the database is
 */
public record PgSection(
        Optional<ArchiveFacts> archive,
        Optional<VacuumFacts> vacuum,
        Optional<IndexFacts> indexes,
        Optional<SizeFacts> sizes)
        implements Section {
    @Override
    public String key() {
        return "postgres";
    }

    /** One sentence that a tired person can act on. */
    String verdict(boolean planned) {
        return planned ? "nothing was changed; this is the plan: " + plan() : deeds();
    }

    private String plan() {
        return vacuum.map(facts -> facts.needed() + " of " + Counted.of(facts.looked(), "table needs", "tables need")
                                + " vacuum or new statistics")
                        .orElse("the tables could not be looked at")
                + indexes.map(facts ->
                                ", " + Counted.of(facts.needed(), "index is", "indexes are") + " to be built anew")
                        .orElse(", the indexes could not be looked at")
                + archive.filter(facts -> !facts.tables().isEmpty())
                        .map(facts -> ", " + Counted.of(facts.rows(), "row is", "rows are") + " to leave")
                        .orElse("");
    }

    private String deeds() {
        return vacuum.map(facts -> Counted.of(facts.vacuumed(), "table") + " vacuumed, " + facts.analyzed()
                                + " analyzed of " + facts.looked())
                        .orElse("tables were not vacuumed")
                + indexes.map(facts -> facts.needed() == 0
                                ? ""
                                : ", " + facts.rebuilt() + " of " + Counted.of(facts.needed(), "index", "indexes")
                                        + " built anew")
                        .orElse(", no index was built anew")
                + archive.filter(facts -> !facts.tables().isEmpty())
                        .map(facts -> ", " + Counted.of(facts.rows(), "row") + " archived")
                        .orElse("");
    }
}

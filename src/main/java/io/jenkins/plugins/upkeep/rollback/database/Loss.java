package io.jenkins.plugins.upkeep.rollback.database;

import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.Counted;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What would be lost if a set took the live database's place, in numbers. It is the least that would be lost: rows that were
 * changed, or removed and written anew, look the same in number.
 *
 * @param since the time of the set's snapshot
 * @param now the time of the count, by the server's clock
 * @param tables every table of then and now, those with the most rows to lose first
 * @param sequences the sequences that have moved
 */
public record Loss(Instant since, Instant now, List<TableLoss> tables, List<SequenceLoss> sequences) {
    public Loss {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /**
     * @return how old the set's content is
     */
    public Duration age() {
        return Duration.between(since, now);
    }

    /**
     * @return how many rows, at the least, would be lost
     */
    public long rows() {
        return tables.stream()
                .mapToLong(TableLoss::more)
                .filter(more -> more > 0)
                .sum();
    }

    /**
     * @return the tables that have more rows now
     */
    public List<TableLoss> grown() {
        return tables.stream().filter(table -> table.more() > 0).toList();
    }

    /**
     * @return the tables that could not be counted: their loss is not known
     */
    public List<TableLoss> uncounted() {
        return tables.stream().filter(table -> !table.problem().isEmpty()).toList();
    }

    /**
     * @return whether every table was counted to its last row
     */
    public boolean isExact() {
        return tables.stream()
                .noneMatch(table -> table.estimated() || !table.problem().isEmpty());
    }

    /**
     * @return the loss in a sentence or two
     */
    public String statement() {
        var grown = grown();
        var least =
                "at least " + Counted.of(rows(), "row") + " in " + Counted.of(grown.size(), "table") + " written since "
                        + since.truncatedTo(ChronoUnit.SECONDS) + " (" + Units.format(age()) + " ago) would be lost";
        return least + created() + estimates() + blind() + "; changes of rows that were there already are not counted";
    }

    /**
     * @return the same in a few words
     */
    public String brief() {
        return (isExact() ? "at least " : "about ") + Counted.of(rows(), "row") + " of the last " + Units.format(age())
                + " would be lost";
    }

    private String created() {
        var created = tables.stream().filter(TableLoss::isNew).count();
        return created == 0 ? "" : ", " + count(created) + " of the tables did not exist then and would be gone";
    }

    private String estimates() {
        var estimated = tables.stream().filter(TableLoss::estimated).count();
        return estimated == 0
                ? ""
                : "; of " + Counted.of(estimated, "table")
                        + " the rows are the server's estimate, since counting took too long";
    }

    private String blind() {
        var blind = uncounted();
        return blind.isEmpty()
                ? ""
                : "; of " + Counted.of(blind.size(), "table") + " the loss is not known, as they could not be counted: "
                        + blind.get(0).table() + " (" + blind.get(0).problem() + ")";
    }

    private static String count(long number) {
        return Units.format((double) number, Unit.COUNT);
    }
}

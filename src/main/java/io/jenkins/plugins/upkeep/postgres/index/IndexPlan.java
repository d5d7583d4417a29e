package io.jenkins.plugins.upkeep.postgres.index;

import io.jenkins.plugins.upkeep.postgres.index.IndexRules.Bloat;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Unit;
import io.jenkins.plugins.upkeep.report.Units;
import io.jenkins.plugins.upkeep.system.postgres.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which indexes are built anew: those that are named, and those that are far larger than they need be.
 *
 * @param needs the indexes, the one that gives the most space first
 * @param problems names that say no index, or several
 */
record IndexPlan(List<IndexNeed> needs, List<Finding> problems) {
    IndexPlan {
        needs = List.copyOf(needs);
        problems = List.copyOf(problems);
    }

    /**
     * @param indexes all of them
     * @param rules which are built anew; not every one can be while others write
     */
    static IndexPlan of(List<IndexState> indexes, IndexRules rules) {
        var needs = new LinkedHashMap<Long, IndexNeed>();
        var problems = new ArrayList<Finding>();
        for (var name : rules.named()) {
            var found = indexes.stream()
                    .filter(index -> Names.mean(name, index.name(), index.plainName()))
                    .toList();
            if (found.size() == 1) {
                needs.put(found.get(0).oid(), new IndexNeed(found.get(0), "named in the configuration"));
            } else {
                problems.add(problem(name, found));
            }
        }
        rules.bloat()
                .ifPresent(some -> indexes.stream()
                        .filter(index ->
                                !rules.concurrently() || !index.traits().exclusion())
                        .filter(index -> isBloated(index, some))
                        .forEach(index -> needs.putIfAbsent(index.oid(), new IndexNeed(index, reason(index, some)))));
        var order = Comparator.comparing((IndexNeed need) -> -spare(need.index()));
        return new IndexPlan(needs.values().stream().sorted(order).toList(), problems);
    }

    private static Finding problem(String name, List<IndexState> found) {
        var subject = "index " + name;
        return found.isEmpty()
                ? Finding.warning(
                        subject, "is not there", "", "create it, or take it out of database.maintenance.reindex")
                : Finding.warning(
                        subject,
                        "is the name of several: "
                                + found.stream().map(IndexState::name).collect(Collectors.joining(", ")),
                        "",
                        "write it with its schema in database.maintenance.reindex");
    }

    private static boolean isBloated(IndexState index, Bloat limit) {
        var ratio = index.bloat();
        return !index.traits().catalog()
                && index.traits().valid()
                && index.bytes() >= limit.minBytes()
                && ratio.isPresent()
                && ratio.getAsDouble() >= limit.ratio();
    }

    private static String reason(IndexState index, Bloat limit) {
        return "about " + Units.format(index.bloat().orElseThrow(), Unit.COUNT) + " times its ideal size; the limit is "
                + Units.format(limit.ratio(), Unit.COUNT);
    }

    private static double spare(IndexState index) {
        return index.bytes() - index.idealBytes();
    }

    long bytes() {
        return needs.stream().mapToLong(need -> need.index().bytes()).sum();
    }

    /** The indexes of each table together: only one of a table can be built at a time. */
    Collection<List<IndexNeed>> byTable() {
        return needs.stream()
                .collect(
                        Collectors.groupingBy(need -> need.index().tableOid(), LinkedHashMap::new, Collectors.toList()))
                .values();
    }
}

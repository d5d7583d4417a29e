package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Advisory;
import io.jenkins.plugins.upkeep.dependencies.advisory.AdvisoryReader;
import io.jenkins.plugins.upkeep.dependencies.advisory.Problem;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what is about wanted packages of many records; of all others only that they were there. Safe for use by several threads. */
final class Sifting {
    private static final int FEW = 3;

    private final WantedIndex index;
    private final Instant latest;
    private final Map<String, Map<String, Advisory>> kept = new HashMap<>();
    private final Map<String, Instant> newest = new LinkedHashMap<>();
    private final List<String> broken = new ArrayList<>();
    private long records;
    private long brokenRecords;

    /**
     * @param index what is wanted
     * @param latest a record that was changed later says nothing of the data's age: its clock was wrong
     */
    Sifting(WantedIndex index, Instant latest) {
        this.index = index;
        this.latest = latest;
    }

    /** Reads one record. */
    void sift(RecordFeed.StoredRecord stored) {
        try {
            var json = stored.content().read();
            var head = RecordHead.of(json);
            count(head);
            if (head.packages().stream().anyMatch(one -> index.has(one.ecosystem(), one.name()))) {
                keep(AdvisoryReader.read(json, index::has));
            }
        } catch (IOException | UpkeepException e) {
            broken(stored.name(), e);
        }
    }

    /** Something that cannot be read. */
    synchronized void broken(String name, Exception problem) {
        brokenRecords++;
        if (broken.size() < FEW) {
            broken.add(OneLine.of(name + " (" + Unreadable.reason(problem) + ")"));
        }
    }

    /** A record of several ecosystems is in the data of each of them: it does not say that the data of all are there. */
    private synchronized void count(RecordHead head) {
        records++;
        if (head.modified().isAfter(latest)) {
            return;
        }
        var families = head.packages().stream()
                .map(one -> Wanted.base(one.ecosystem()))
                .distinct()
                .toList();
        if (families.size() == 1) {
            newest.merge(families.get(0), head.modified(), Sifting::later);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The same record may be there twice, in a folder and in a zip: the newer one holds. */
    private synchronized void keep(Advisory advisory) {
        advisory.affected().stream()
                .map(one -> one.key())
                .distinct()
                .forEach(key -> kept.computeIfAbsent(key, any -> new HashMap<>())
                        .merge(advisory.id(), advisory, Sifting::newer));
    }

    private static Advisory newer(Advisory one, Advisory other) {
        return one.modified().isBefore(other.modified()) ? other : one;
    }

    synchronized long records() {
        return records;
    }

    synchronized Found found(String description) {
        var verdicts = new Verdicts();
        for (var wanted : index.all()) {
            var about = kept.getOrDefault(wanted.key(), Map.of()).values();
            verdicts.judge(
                    wanted, about.stream().filter(one -> one.concerns(wanted)).toList());
        }
        return new Found(verdicts.matches(), verdicts.undecided(), problems(description), records, newest, false);
    }

    private List<Problem> problems(String description) {
        if (brokenRecords == 0) {
            return List.of();
        }
        var more = brokenRecords > broken.size() ? " and " + (brokenRecords - broken.size()) + " more" : "";
        return List.of(new Problem(
                description,
                brokenRecords + " of " + (records + brokenRecords) + " records cannot be read: "
                        + String.join(", ", broken) + more,
                "take a new copy of the OSV data; what those records say is not known"));
    }
}

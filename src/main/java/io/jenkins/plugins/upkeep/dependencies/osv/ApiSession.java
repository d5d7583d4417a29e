package io.jenkins.plugins.upkeep.dependencies.osv;

import io.jenkins.plugins.upkeep.dependencies.advisory.Advisory;
import io.jenkins.plugins.upkeep.dependencies.advisory.Problem;
import io.jenkins.plugins.upkeep.dependencies.advisory.Verdict;
import io.jenkins.plugins.upkeep.dependencies.advisory.Wanted;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One search in the web API. The update that a package needs is asked for too, lest it leads into another weakness. */
final class ApiSession {
    /** Updates of updates: in all likelihood the first is good. */
    private static final int ROUNDS = 3;

    private static final int FEW = 3;

    private final ApiCalls calls;
    private final WantedIndex index;
    private final String description;
    private final ApiRecords records;
    private final List<Undecided> undecided = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    ApiSession(ApiCalls calls, WantedIndex index, String description) {
        this.calls = calls;
        this.index = index;
        this.description = description;
        this.records = new ApiRecords(calls, index);
    }

    Found find() throws UpkeepException, InterruptedException {
        var ids = new BatchQuery(calls).ask(askable());
        records.fetch(all(ids.values()));
        var matches = matches(ids);
        matches = mended(matches);
        noteFailures(ids);
        return new Found(matches, undecided, problems, records.count(), Map.of(), true);
    }

    private List<Match> mended(List<Match> matches) throws InterruptedException {
        var last = List.<Match>of();
        var now = matches;
        for (int round = 0; round < ROUNDS && !now.equals(last); round++) {
            last = now;
            now = tried(now);
        }
        return now;
    }

    private List<Wanted> askable() {
        var askable = new ArrayList<Wanted>();
        for (var wanted : index.all()) {
            var version = wanted.component().version();
            if (wanted.component().ecosystem().order().understands(version)) {
                askable.add(wanted);
            } else {
                undecided.add(new Undecided(wanted, "", version + " is no version of " + wanted.family()));
            }
        }
        return askable;
    }

    private static Set<String> all(Collection<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Match> matches(Map<Wanted, Set<String>> ids) {
        var matches = new ArrayList<Match>();
        ids.forEach((wanted, some) -> {
            var affecting = affecting(wanted, records.of(some));
            if (!affecting.isEmpty()) {
                matches.add(new Match(wanted, affecting, List.of()));
            }
        });
        return matches;
    }

    private List<Advisory> affecting(Wanted wanted, List<Advisory> named) {
        var verdicts = new LinkedHashMap<Advisory, Verdict>();
        named.stream()
                .filter(advisory -> advisory.withdrawn().isEmpty())
                .forEach(advisory -> verdicts.put(advisory, advisory.affects(wanted)));
        verdicts.forEach((advisory, verdict) -> doubt(wanted, advisory, verdict));
        return verdicts.keySet().stream()
                .filter(advisory -> verdicts.get(advisory).answer() == Verdict.Answer.AFFECTED)
                .sorted(Comparator.comparing(Advisory::id))
                .toList();
    }

    private void doubt(Wanted wanted, Advisory advisory, Verdict verdict) {
        switch (verdict.answer()) {
            case AFFECTED -> {}
            case UNAFFECTED ->
                undecided.add(new Undecided(
                        wanted, advisory.id(), "the server says that it is affected, the record that it is not"));
            case UNDECIDED -> undecided.add(new Undecided(wanted, advisory.id(), verdict.reason()));
        }
    }

    /** The matches with what is known of the updates that they need. */
    private List<Match> tried(List<Match> matches) throws InterruptedException {
        var updates = new LinkedHashMap<Match, Wanted>();
        for (var match : matches) {
            match.remedy()
                    .fix()
                    .ifPresent(fix -> updates.put(match, match.wanted().in(fix)));
        }
        try {
            var ids = new BatchQuery(calls).ask(updates.values());
            records.fetch(all(ids.values()));
            return matches.stream()
                    .map(match -> updates.containsKey(match) ? with(match, ids.get(updates.get(match))) : match)
                    .toList();
        } catch (UpkeepException e) {
            problems.add(new Problem(
                    description,
                    "whether the updates have weaknesses of their own is not known: " + e.getMessage(),
                    "run the audit again before you update"));
            return matches;
        }
    }

    private Match with(Match match, Set<String> ids) {
        var others = new LinkedHashSet<>(match.others());
        records.of(ids).stream()
                .filter(advisory -> !match.affecting().contains(advisory))
                .forEach(others::add);
        return new Match(match.wanted(), match.affecting(), List.copyOf(others));
    }

    private void noteFailures(Map<Wanted, Set<String>> ids) {
        var failed = records.failed();
        if (failed.isEmpty()) {
            return;
        }
        var some = failed.entrySet().stream()
                .limit(FEW)
                .map(entry -> entry.getKey() + about(entry.getKey(), ids) + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
        var more = failed.size() > FEW ? " and " + (failed.size() - FEW) + " more" : "";
        problems.add(new Problem(
                description,
                (failed.size() == 1 ? "1 advisory" : failed.size() + " advisories") + " could not be read: " + some
                        + more,
                "run the audit again; until then look them up at https://osv.dev/vulnerability/"
                        + failed.keySet().iterator().next()));
    }

    private static String about(String id, Map<Wanted, Set<String>> ids) {
        return ids.entrySet().stream()
                .filter(entry -> entry.getValue().contains(id))
                .map(entry -> " of " + entry.getKey().component().fullName())
                .findFirst()
                .orElse("");
    }
}

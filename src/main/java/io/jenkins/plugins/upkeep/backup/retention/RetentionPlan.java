package io.jenkins.plugins.upkeep.backup.retention;

import io.jenkins.plugins.upkeep.backup.set.BackupSet;
import io.jenkins.plugins.upkeep.backup.set.DatabaseEvidence;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which sets of a service stay, and why. Only verified sets fill the places of the rule: days without a backup use none up,
 * so that a week of failures removes nothing. A set that is not verified stays until a verified one is there that is a week
 * newer: no clock of today makes it older. A set from the future fills no place and stays, since one of the clocks is wrong.
 * Changes nothing; the same sets give the same plan, whatever their order. Sets of several databases are planned apart, so that one of another database
 * takes nobody's place.
 *
 * @param decisions what becomes of each set, the newest first
 */
public record RetentionPlan(List<Decision> decisions) {
    private static final Duration GRACE = Duration.ofDays(7);
    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);

    public RetentionPlan {
        decisions = List.copyOf(decisions);
    }

    /**
     * What becomes of a set.
     *
     * @param set the set
     * @param stays whether it stays
     * @param reason why, in a few words
     */
    public record Decision(BackupSet set, boolean stays, String reason) {}

    /**
     * Plans.
     *
     * @param sets all sets of one service that could be read
     * @param rule how many stay
     * @param now the time
     */
    public static RetentionPlan of(List<BackupSet> sets, Retention rule, Instant now) {
        var kept = new HashMap<BackupSet, String>();
        sets.stream()
                .collect(Collectors.groupingBy(RetentionPlan::database))
                .values()
                .forEach(ofDatabase -> kept.putAll(kept(ofDatabase, rule, now)));
        return new RetentionPlan(
                sorted(sets).stream().map(set -> decision(set, kept)).toList());
    }

    private static Optional<String> database(BackupSet set) {
        return set.manifest().database().map(DatabaseEvidence::name);
    }

    private static Map<BackupSet, String> kept(List<BackupSet> sets, Retention rule, Instant now) {
        var past = new ArrayList<BackupSet>();
        var kept = new LinkedHashMap<BackupSet, String>();
        for (var set : sorted(sets)) {
            if (started(set).isAfter(now.plus(CLOCK_TOLERANCE))) {
                kept.put(set, "is from the future; set the clocks right");
            } else {
                past.add(set);
            }
        }
        keepNewest(past, kept);
        for (var slot : Slot.values()) {
            fill(slot, slot.most(rule), past, kept);
        }
        var newest = past.stream().filter(RetentionPlan::isVerified).findFirst();
        past.stream()
                .filter(set -> !isVerified(set))
                .forEach(set -> keepUnverified(set, newest).ifPresent(reason -> kept.putIfAbsent(set, reason)));
        return kept;
    }

    private static Decision decision(BackupSet set, Map<BackupSet, String> kept) {
        var reason = kept.get(set);
        if (reason != null) {
            return new Decision(set, true, reason);
        }
        return new Decision(set, false, isVerified(set) ? "is beyond the rule" : "is not verified, and a newer one is");
    }

    /** Ids tell apart what began at the same instant. */
    private static List<BackupSet> sorted(List<BackupSet> sets) {
        return sets.stream()
                .sorted(Comparator.comparing(RetentionPlan::started)
                        .thenComparing(set -> set.manifest().id())
                        .reversed())
                .toList();
    }

    /** The newest that was restored stays beside the newest verified one: it is the best that is known. */
    private static void keepNewest(List<BackupSet> past, Map<BackupSet, String> kept) {
        past.stream()
                .filter(RetentionPlan::isVerified)
                .findFirst()
                .ifPresent(set -> kept.put(set, "is the newest verified one"));
        past.stream()
                .filter(set -> set.level() == VerificationLevel.RESTORED)
                .findFirst()
                .ifPresent(set -> kept.putIfAbsent(set, "is the newest that was restored"));
    }

    private static void fill(Slot slot, int most, List<BackupSet> past, Map<BackupSet, String> kept) {
        var filled = new HashSet<String>();
        for (var set : past) {
            var name = slot.name(started(set));
            if (isVerified(set) && filled.size() < most && filled.add(name)) {
                kept.putIfAbsent(set, "is the last one of " + name);
            }
        }
    }

    private static Optional<String> keepUnverified(BackupSet set, Optional<BackupSet> newest) {
        if (newest.isEmpty() || !started(newest.get()).isAfter(started(set))) {
            return Optional.of("is not verified, and no newer one is");
        }
        return started(newest.get()).isBefore(started(set).plus(GRACE))
                ? Optional.of("is not verified, and no one a week newer is")
                : Optional.empty();
    }

    private static boolean isVerified(BackupSet set) {
        return set.level() != VerificationLevel.NONE;
    }

    private static Instant started(BackupSet set) {
        return set.manifest().started();
    }
}

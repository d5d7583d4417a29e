package io.jenkins.plugins.upkeep.security.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What is different from the last time.
 *
 * @param fresh facts that are new
 * @param gone facts that are no more
 */
public record AccessDifference(List<String> fresh, List<String> gone) {
    public AccessDifference {
        fresh = List.copyOf(fresh);
        gone = List.copyOf(gone);
    }

    /**
     * Compares.
     *
     * @param before the facts of the last run
     * @param now the facts of this run
     * @return what is in one of them only, sorted
     */
    public static AccessDifference between(Set<String> before, Set<String> now) {
        return new AccessDifference(without(now, before), without(before, now));
    }

    private static List<String> without(Set<String> facts, Set<String> others) {
        return facts.stream().filter(fact -> !others.contains(fact)).sorted().toList();
    }

    /**
     * Compares with what could be seen only: a kind of fact that was not looked at now has not gone, and one that was not looked at
     * before is not new.
     */
    static AccessDifference between(Set<String> before, Sight sight) {
        var difference = between(before, remembered(before, sight));
        var unknownBefore = unknown(before);
        return new AccessDifference(
                difference.fresh().stream()
                        .filter(fact -> !begins(fact, unknownBefore) && !fact.startsWith(Sight.LOOKED))
                        .toList(),
                difference.gone().stream()
                        .filter(fact -> !fact.startsWith(Sight.LOOKED))
                        .toList());
    }

    /** How facts begin of what was not looked at: whole kinds, and keys of single accounts. */
    private static List<String> unknown(Set<String> before) {
        var kinds = Stream.of(Scope.values())
                .filter(scope -> !before.contains(scope.looked()))
                .map(Scope::prefix);
        var accounts = before.stream()
                .filter(fact -> fact.startsWith(Sight.NO_KEYS))
                .map(fact -> Scope.KEY.prefix() + fact.substring(Sight.NO_KEYS.length()) + " ");
        return Stream.concat(kinds, accounts).toList();
    }

    /**
     * The facts for the next run: those of now, and of what could not be looked at those of before. An account whose keys were known
     * once stays known: what is found when they can be read again is compared with that.
     */
    static Set<String> remembered(Set<String> before, Sight sight) {
        var facts = new TreeSet<>(sight.facts());
        if (before.contains(Scope.KEY.looked())) {
            facts.removeIf(fact -> fact.startsWith(Sight.NO_KEYS) && !before.contains(fact));
        }
        var blind = sight.blind(before);
        before.stream().filter(fact -> begins(fact, blind)).forEach(facts::add);
        return facts;
    }

    private static boolean begins(String fact, Collection<String> beginnings) {
        return beginnings.stream().anyMatch(fact::startsWith);
    }
}

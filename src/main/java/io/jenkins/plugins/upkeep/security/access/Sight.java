package io.jenkins.plugins.upkeep.security.access;

import io.jenkins.plugins.upkeep.report.View;
import io.jenkins.plugins.upkeep.security.audit.Gap;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Collects what an access audit sees. For one thread. */
final class Sight {
    static final String LOOKED = "looked at ";

    /** How the fact begins that the keys of an account could not be read; its name follows. */
    static final String NO_KEYS = LOOKED + "no keys of ";

    private final Set<String> facts = new TreeSet<>();
    private final Set<String> blind = new TreeSet<>();
    private final List<Issue> issues = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<String, List<View.Column>> tables = new LinkedHashMap<>();
    private final Map<String, List<List<String>>> rows = new LinkedHashMap<>();
    private boolean missesKeyFiles;

    /** Somebody has a right. */
    void fact(Scope scope, String text) {
        facts.add(scope.prefix() + text);
    }

    /** A kind of fact was looked at, whatever was there. */
    void looked(Scope scope) {
        facts.add(scope.looked());
    }

    void add(Issue issue) {
        issues.add(issue);
    }

    /** All facts of these kinds could not be looked at. */
    void blind(Gap gap, Scope... scopes) {
        gaps.add(gap);
        blind(scopes);
    }

    /** Nobody asked for these kinds. */
    void blind(Scope... scopes) {
        for (var scope : scopes) {
            blind.add(scope.prefix());
            blind.add(scope.looked());
        }
    }

    /** The keys of an account could not be looked at, or not all of them. */
    void blindToKeys(Gap gap, String account) {
        gaps.add(gap);
        blindToKeys(account);
    }

    /** As {@link #blindToKeys(Gap, String)}, where another gap tells of it. */
    void blindToKeys(String account) {
        blind.add(Scope.KEY.prefix() + account + " ");
        facts.add(NO_KEYS + account);
    }

    /** Keys may lie in files that nobody can name, so what is missing need not be gone. */
    void missesKeyFiles() {
        missesKeyFiles = true;
    }

    /** Takes over what another part of the audit saw. */
    void add(Sight part) {
        facts.addAll(part.facts);
        blind.addAll(part.blind);
        issues.addAll(part.issues);
        gaps.addAll(part.gaps);
        missesKeyFiles |= part.missesKeyFiles;
        tables.putAll(part.tables);
        part.rows.forEach((title, more) ->
                rows.computeIfAbsent(title, name -> new ArrayList<>()).addAll(more));
    }

    void table(String title, String... heads) {
        tables.put(title, List.of(heads).stream().map(View.Column::text).toList());
    }

    void row(String title, String... cells) {
        rows.computeIfAbsent(title, name -> new ArrayList<>()).add(List.of(cells));
    }

    /** The facts; that a kind was looked at is none when a part of it could not be. */
    Set<String> facts() {
        var seen = new TreeSet<>(facts);
        seen.removeAll(blind);
        return seen;
    }

    /**
     * How facts begin that could not be looked at. Files of keys that nobody can name now are missed only if somebody could before.
     */
    Set<String> blind(Set<String> before) {
        var hidden = new TreeSet<>(blind);
        if (missesKeyFiles && before.contains(Scope.SSHD.looked())) {
            hidden.add(Scope.KEY.prefix());
        }
        return hidden;
    }

    List<Issue> issues() {
        return issues;
    }

    List<Gap> gaps() {
        return gaps;
    }

    List<View> views() {
        return rows.entrySet().stream()
                .<View>map(entry -> new View.Table(entry.getKey(), tables.get(entry.getKey()), entry.getValue()))
                .toList();
    }
}

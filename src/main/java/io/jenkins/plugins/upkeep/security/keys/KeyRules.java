package io.jenkins.plugins.upkeep.security.keys;

import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.util.List;

/** What can be wrong with the age of a key. */
final class KeyRules {
    static final Rule OVERDUE = new Rule(
            "key-overdue",
            "A key was not renewed in time",
            "The longer a key is in use, the more people and backups have seen it. Make a new one, let the service use"
                    + " it, then withdraw the old one.");
    static final Rule DUE_SOON = new Rule(
            "key-due-soon",
            "A key must be renewed soon",
            "Renewing a key takes a planned moment; it is easier before the last day than after it.");
    static final Rule UNKNOWN = new Rule(
            "key-age-unknown",
            "Nobody can tell how old a key is",
            "A key of unknown age may be years old. Write the day of its renewal above it as a comment,"
                    + " # renewed 2026-08-01, or into security.keys.");
    static final Rule UNUSED = new Rule(
            "key-unused",
            "A key is valid and nobody uses it",
            "A key that nobody needs is only of use to whoever finds it. Withdraw it.");

    static final List<Rule> ALL = List.of(OVERDUE, DUE_SOON, UNKNOWN, UNUSED);

    private KeyRules() {}
}

package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The tables of a rule set as {@code nft list ruleset} writes them, with their flags.
 *
 * @param tables the tables
 */
record NftFlags(List<Flagged> tables) {
    /** The flags of a table stand first in it. */
    private static final Pattern TABLE =
            Pattern.compile("^table (\\S+) (\\S+) \\{[^\n]*(?:\n\tflags ([^\n]*))?", Pattern.MULTILINE);

    NftFlags {
        tables = List.copyOf(tables);
    }

    /**
     * A table.
     *
     * @param family its family
     * @param name its name
     * @param flags its flags; empty where it has none
     */
    record Flagged(String family, String name, String flags) {
        String words() {
            return family + " " + name;
        }

        /** Whether the kernel leaves it out. */
        boolean isDormant() {
            return flags.matches(".*\\bdormant\\b.*");
        }
    }

    static NftFlags of(String text) {
        return new NftFlags(TABLE.matcher(text).results().map(NftFlags::table).toList());
    }

    private static Flagged table(MatchResult found) {
        return new Flagged(found.group(1), found.group(2), found.group(3) == null ? "" : found.group(3));
    }

    boolean areNone() {
        return tables.stream().allMatch(table -> table.flags().isEmpty());
    }
}

package io.jenkins.plugins.upkeep.rollback.database;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The names of the databases of a rollback.
 *
 * @param restored the name under which a set is restored
 * @param replaced the name that the live database gets when it is replaced
 */
record DatabaseNames(String restored, String replaced) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{4,32}");

    /**
     * Derives them. A name that would be too long loses the end of the live database's part, never that of the id.
     *
     * @param live the live database's name
     * @param rollback the rollback's id
     * @param longest how many bytes a name may have
     */
    static DatabaseNames of(String live, String rollback, int longest) {
        if (!ID.matcher(rollback).matches()) {
            throw new IllegalArgumentException("not the id of a rollback: " + rollback);
        }
        return new DatabaseNames(
                joined(live, "_upkeep_" + rollback, longest), joined(live, "_before_" + rollback, longest));
    }

    /** The server would cut a name that is too long, perhaps in the middle of a letter. */
    private static String joined(String live, String end, int longest) {
        var name = live;
        while (bytes(name + end) > longest && !name.isEmpty()) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name + end;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}

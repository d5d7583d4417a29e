package io.jenkins.plugins.upkeep.backup.restore;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Fits the script of roles and tablespaces to the server that it runs on, line by line: a role that is there is not made
 * again, and a tablespace gets a place of the server's own where the old folder may not exist.
 *
 * @param present the roles that are there, as the server quotes them
 * @param tablespacesInPlace whether tablespaces are made within the server's own folder
 */
record GlobalsFilter(Set<String> present, boolean tablespacesInPlace) {
    private static final Pattern ROLE = Pattern.compile("CREATE ROLE (.*);");
    private static final Pattern TABLESPACE = Pattern.compile("(CREATE TABLESPACE .* LOCATION) '.*';");

    GlobalsFilter {
        present = Set.copyOf(present);
    }

    /**
     * Fits one line.
     *
     * @return the line to run; empty for none
     */
    String line(String line) {
        var role = ROLE.matcher(line);
        if (role.matches() && present.contains(role.group(1))) {
            return "";
        }
        var tablespace = TABLESPACE.matcher(line);
        return tablespacesInPlace && tablespace.matches() ? tablespace.group(1) + " '';" : line;
    }
}

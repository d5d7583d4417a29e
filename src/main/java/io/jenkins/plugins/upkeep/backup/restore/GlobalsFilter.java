package io.jenkins.plugins.upkeep.backup.restore;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Fits the script of roles and tablespaces to the server that it runs on, statement by statement. A role that is there is neither
 * made again nor altered, nor is it made a member of anything. Tablespaces are made on a throwaway server only, within its
 * own folder.
 *
 * @param present the roles that are there, as the server quotes them
 * @param throwaway whether the server was made for this restore
 */
record GlobalsFilter(Set<String> present, boolean throwaway) {
    private static final Pattern ROLE =
            Pattern.compile("(?:CREATE|ALTER) ROLE (\"(?:[^\"]|\"\")*\"|[^ ;]+)[ ;].*", Pattern.DOTALL);
    private static final Pattern MEMBER =
            Pattern.compile("GRANT .* TO (\"(?:[^\"]|\"\")*\"|[^ ;]+)(?: .*)?;", Pattern.DOTALL);
    private static final Pattern TABLESPACE = Pattern.compile("(CREATE TABLESPACE .* LOCATION) '.*';", Pattern.DOTALL);

    GlobalsFilter {
        present = Set.copyOf(present);
    }

    /**
     * Fits one statement, most of which are one line.
     *
     * @return the statement to run; empty for none
     */
    String line(String line) {
        var role = ROLE.matcher(line);
        if (role.matches()) {
            return present.contains(role.group(1)) ? "" : line;
        }
        return throwaway ? inOwnFolder(line) : harmless(line);
    }

    private static String inOwnFolder(String line) {
        var tablespace = TABLESPACE.matcher(line);
        if (tablespace.matches()) {
            return tablespace.group(1) + " '';";
        }
        // A folder that was not understood could be one of production.
        return line.startsWith("CREATE TABLESPACE") ? "" : line;
    }

    private String harmless(String line) {
        var member = MEMBER.matcher(line);
        if (member.matches() && !line.contains(" ON TABLESPACE ")) {
            return present.contains(member.group(1)) ? "" : line;
        }
        var changes = line.contains("TABLESPACE ") || line.startsWith("COMMENT ON ") || line.startsWith("REVOKE ");
        return changes ? "" : line;
    }
}

package io.jenkins.plugins.upkeep.security.files;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads who else is named in a file's access control list. The bits of the group are the mask of such a list, so nobody in it has a
 * right that those bits do not show: without the program only the names are missing.
 */
final class AccessList {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern ENTRY = Pattern.compile(
            "(?<kind>user|group):(?<name>[^:]+):(?<rights>[r-][w-][x-])(?:\\s*#effective:(?<effective>\\S+))?.*");

    private AccessList() {}

    /** Accounts and groups that may read or write the file by its list; none where it has none or nobody can tell. */
    static List<String> names(Path file) throws InterruptedException {
        var program = Command.find("getfacl");
        if (program.isEmpty()) {
            return List.of();
        }
        try {
            var result = Command.of(
                            program.get(),
                            "--absolute-names",
                            "--",
                            file.toAbsolutePath().toString())
                    .run(PATIENCE);
            return result.succeeded() ? parse(result.output()) : List.of();
        } catch (UpkeepException e) {
            return List.of();
        }
    }

    static List<String> parse(String output) {
        return output.lines()
                .map(ENTRY::matcher)
                .filter(entry -> entry.matches() && opens(entry.group("rights"), entry.group("effective")))
                .map(entry -> entry.group("kind") + " " + Visible.of(entry.group("name")))
                .toList();
    }

    private static boolean opens(String rights, String effective) {
        var those = effective == null ? rights : effective;
        return those.contains("r") || those.contains("w");
    }
}

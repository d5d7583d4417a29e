package io.jenkins.plugins.upkeep.security.redis;

import io.jenkins.plugins.upkeep.system.Visible;
import java.util.List;
import java.util.Optional;

/**
 * A user of a Redis server, as {@code ACL LIST} has it. What it keeps of passwords is left out.
 *
 * @param name its name
 * @param on whether it may log in
 * @param nopass whether it needs no password
 * @param dangerous whether it may run the commands that Redis calls dangerous
 */
record AclUser(String name, boolean on, boolean nopass, boolean dangerous) {
    private static final int RULES = 2;

    /** A user of one line; empty when the line is none. */
    static Optional<AclUser> parse(String line) {
        var words = List.of(line.strip().split(" +", -1));
        if (words.size() < RULES || !words.get(0).equals("user")) {
            return Optional.empty();
        }
        var rules = words.subList(RULES, words.size());
        return Optional.of(new AclUser(words.get(1), rules.contains("on"), rules.contains("nopass"), mayAll(rules)));
    }

    /** The last word on the matter counts; rules for single commands are not weighed. */
    private static boolean mayAll(List<String> rules) {
        var all = false;
        for (var rule : rules) {
            switch (rule) {
                case "+@all", "allcommands", "+@dangerous" -> all = true;
                case "-@all", "nocommands", "-@dangerous" -> all = false;
                default -> {
                    // Passwords, keys, channels, single commands.
                }
            }
        }
        return all;
    }

    boolean isDefault() {
        return name.equals("default");
    }

    String subject() {
        return "redis user " + Visible.of(name);
    }
}

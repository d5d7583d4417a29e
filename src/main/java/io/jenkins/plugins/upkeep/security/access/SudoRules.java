package io.jenkins.plugins.upkeep.security.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the rules of sudoers (sudoers(5)): aliases, defaults that take the password away, and who may run what as whom. What an alias
 * stands for may come later than its use, so rules are made at the end.
 */
final class SudoRules {
    private static final Pattern ALIAS = Pattern.compile("(?<kind>User|Runas|Host|Cmnd|Cmd)_Alias\\s+(?<rest>.*)");
    private static final Pattern DEFAULTS = Pattern.compile("Defaults(?<scope>[:@>!]\\s*\\S+)?\\s+(?<rest>.*)");
    private static final Pattern SPEC = Pattern.compile(
            "(?:\\((?<as>[^)]*)\\)\\s*)?(?:(?:ROLE|TYPE|PRIVS|LIMITPRIVS|APPARMOR_PROFILE|NOTBEFORE|NOTAFTER|TIMEOUT|CWD|CHROOT)"
                    + "=\\S+\\s+)*+(?<tags>(?:(?:NO)?[A-Z_]+\\s*:\\s*)*+)(?<command>\\S.*)");
    private static final Pattern NEXT_HOSTS = Pattern.compile("\\s*:\\s*(?=[A-Za-z0-9_.!+*?,\\s/\\[\\]-]+?\\s*=)");
    private static final int DEEPEST = 20;
    private static final int LONGEST = 1 << 16;

    private final Map<String, List<String>> aliases = new HashMap<>();
    private final List<String> rules = new ArrayList<>();
    private final List<String> withoutPassword = new ArrayList<>();

    /** Reads a line that is no include; tells whether it was understood. */
    boolean read(String line) {
        if (line.length() > LONGEST) {
            return false;
        }
        var alias = ALIAS.matcher(line);
        if (alias.matches()) {
            return Stream.of(alias.group("rest").split("\\s*:\\s*(?=[A-Z][A-Z0-9_]*\\s*=)", -1))
                    .allMatch(this::alias);
        }
        if (line.startsWith("Defaults")) {
            return defaults(line);
        }
        rules.add(line);
        return Rule.of(comma(line)).isPresent();
    }

    private boolean alias(String definition) {
        var parts = definition.split("=", 2);
        if (parts.length == 2) {
            aliases.put(parts[0].strip(), list(parts[1]));
        }
        return parts.length == 2;
    }

    private boolean defaults(String line) {
        var matcher = DEFAULTS.matcher(line);
        if (matcher.matches() && list(matcher.group("rest")).contains("!authenticate")) {
            var scope = Optional.ofNullable(matcher.group("scope")).orElse(":ALL");
            withoutPassword.addAll(
                    scope.startsWith(":") ? expand(scope.substring(1).strip(), 0) : List.of("ALL"));
        }
        return matcher.matches();
    }

    /** Who may do what, aliases put in. */
    List<SudoGrant> grants() {
        return rules.stream().flatMap(rule -> grants(comma(rule)).stream()).toList();
    }

    private List<SudoGrant> grants(String rule) {
        return Rule.of(rule).map(this::grants).orElse(List.of());
    }

    private List<SudoGrant> grants(Rule rule) {
        var grants = new ArrayList<SudoGrant>();
        var users = list(rule.users()).stream()
                .flatMap(user -> expand(user, 0).stream())
                .toList();
        for (var part : NEXT_HOSTS.split(rule.rest(), -1)) {
            users.forEach(user -> grants.addAll(commands(user, part.split("=", 2))));
        }
        return grants;
    }

    /**
     * A rule.
     *
     * @param users for whom
     * @param rest machines, {@code =} and commands, perhaps several times
     */
    private record Rule(String users, String rest) {
        /** The users end at the first space that is neither quoted nor escaped. */
        static Optional<Rule> of(String line) {
            var quoted = false;
            for (int at = 0; at < line.length(); at++) {
                var letter = line.charAt(at);
                quoted ^= letter == '"';
                if (Character.isWhitespace(letter) && !quoted && at > 0 && line.charAt(at - 1) != '\\') {
                    return of(line.substring(0, at), line.substring(at).strip());
                }
            }
            return Optional.empty();
        }

        private static Optional<Rule> of(String users, String rest) {
            return rest.indexOf('=') > 0 ? Optional.of(new Rule(users, rest)) : Optional.empty();
        }
    }

    private List<SudoGrant> commands(String user, String[] hostsAndCommands) {
        var grants = new ArrayList<SudoGrant>();
        var as = "";
        var free = withoutPassword.contains(user) || withoutPassword.contains("ALL");
        for (var spec : list(hostsAndCommands.length == 2 ? hostsAndCommands[1] : "")) {
            var matcher = SPEC.matcher(spec);
            if (matcher.matches()) {
                as = Optional.ofNullable(matcher.group("as")).map(String::strip).orElse(as);
                free = free(matcher.group("tags"), free);
                grants.addAll(grants(user, hostsAndCommands[0].strip(), as, free, matcher.group("command")));
            }
        }
        return grants;
    }

    private List<SudoGrant> grants(String user, String hosts, String as, boolean free, String command) {
        return expand(command.strip(), 0).stream()
                .map(each -> new SudoGrant(user, hosts, as, free, each))
                .toList();
    }

    private static boolean free(String tags, boolean before) {
        if (tags.contains("NOPASSWD")) {
            return true;
        }
        return before && !tags.contains("PASSWD");
    }

    private List<String> expand(String name, int depth) {
        var members = aliases.get(name);
        if (members == null || depth > DEEPEST) {
            return List.of(name);
        }
        return members.stream()
                .flatMap(member -> expand(member, depth + 1).stream())
                .toList();
    }

    /** Lists lose the spaces around their commas, so that the space between users and hosts can be found. */
    private static String comma(String line) {
        return line.replaceAll("\\s*,\\s*", ",");
    }

    /** The parts between commas that are neither escaped nor within parentheses. */
    private static List<String> list(String text) {
        var parts = new ArrayList<String>();
        var depth = 0;
        var start = 0;
        for (int at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == ',' && depth <= 0 && (at == 0 || text.charAt(at - 1) != '\\')) {
                parts.add(text.substring(start, at).strip());
                start = at + 1;
            }
        }
        parts.add(text.substring(start).strip());
        return parts.stream().filter(part -> !part.isEmpty()).toList();
    }
}

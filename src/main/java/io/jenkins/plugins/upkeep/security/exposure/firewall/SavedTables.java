package io.jenkins.plugins.upkeep.security.exposure.firewall;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Chain.Base;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tables that iptables-save or ip6tables-save writes. */
final class SavedTables {
    /** Where the kernel goes through the chains that are built in. */
    private static final Map<String, String> HOOKS =
            Map.of("PREROUTING", "prerouting", "INPUT", "input", "FORWARD", "forward");

    private static final Map<String, Integer> PRIORITIES =
            Map.of("raw", -300, "mangle", -150, "nat", -100, "filter", 0, "security", 50);

    private final String family;
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, Optional<Base>> bases = new LinkedHashMap<>();
    private final Map<String, List<FirewallRule>> rules = new LinkedHashMap<>();
    private String name = "";

    private SavedTables(String family) {
        this.family = family;
    }

    static List<Table> of(String family, String text) {
        var reader = new SavedTables(family);
        text.lines().map(String::strip).forEach(reader::line);
        reader.end();
        return List.copyOf(reader.tables);
    }

    private void line(String line) {
        if (line.startsWith("*")) {
            end();
            name = line.substring(1);
        } else if (line.startsWith(":")) {
            chain(line.substring(1).split(" ", -1));
        } else if (line.startsWith("-A ") || line.startsWith("[")) {
            rule(line.replaceFirst("^\\[\\d+:\\d+] ", ""));
        }
    }

    private void chain(String[] words) {
        var base = words.length > 1 ? base(words[0], words[1]) : Optional.<Base>empty();
        bases.put(words[0], base);
        rules.put(words[0], new ArrayList<>());
    }

    private Optional<Base> base(String chain, String policy) {
        var hook = HOOKS.get(chain);
        return policy.equals("-") || hook == null
                ? Optional.empty()
                : Optional.of(
                        new Base(hook, PRIORITIES.getOrDefault(name, 0), name.equals("nat"), !policy.equals("DROP")));
    }

    private void rule(String line) {
        var parts = SavedLine.of(line);
        var rule = new FirewallRule(SavedConditions.of(parts), SavedAction.of(parts.target()), line);
        rules.computeIfAbsent(parts.chain(), chain -> new ArrayList<>()).add(rule);
    }

    private void end() {
        if (!name.isEmpty()) {
            var chains = new LinkedHashMap<String, Chain>();
            rules.forEach((chain, all) ->
                    chains.put(chain, new Chain(chain, bases.getOrDefault(chain, Optional.empty()), all)));
            tables.add(new Table(family, name, chains));
        }
        bases.clear();
        rules.clear();
    }
}

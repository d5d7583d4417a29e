package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.Map;

/**
 * A table of chains.
 *
 * @param family {@code ip}, {@code ip6}, or {@code inet} for both
 * @param name its name
 * @param chains the chains by their names
 */
record Table(String family, String name, Map<String, Chain> chains) {
    Table {
        chains = Map.copyOf(chains);
    }

    boolean sees(boolean six) {
        return family.equals("inet") || family.equals(six ? "ip6" : "ip");
    }

    String words() {
        return family + " " + name;
    }
}

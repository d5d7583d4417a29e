package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.List;
import java.util.Optional;

/**
 * Rules in their order.
 *
 * @param name the chain's name
 * @param base where packets come in from the kernel; empty for one that other chains lead to
 * @param rules the rules
 */
record Chain(String name, Optional<Base> base, List<FirewallRule> rules) {
    Chain {
        rules = List.copyOf(rules);
    }

    /**
     * Where and when a chain is gone through.
     *
     * @param hook the place on a packet's way: {@code prerouting}, {@code input}, {@code forward}
     * @param priority the lower one comes first
     * @param translates whether it changes destinations
     * @param accepts what becomes of a packet at its end
     */
    record Base(String hook, int priority, boolean translates, boolean accepts) {}

    boolean isAt(String hook) {
        return base.isPresent() && base.get().hook().equals(hook);
    }

    int priority() {
        return base.map(Base::priority).orElse(0);
    }
}

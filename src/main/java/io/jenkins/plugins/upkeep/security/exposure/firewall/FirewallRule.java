package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.List;

/**
 * A rule.
 *
 * @param conditions all of them must hold
 * @param action what it does then
 * @param text how people write it
 */
record FirewallRule(List<Condition> conditions, Action action, String text) {
    FirewallRule {
        conditions = List.copyOf(conditions);
    }

    Truth holds(Passing packet, Sight sight) {
        return Truth.all(conditions.stream().map(condition -> condition.holds(packet, sight)));
    }
}

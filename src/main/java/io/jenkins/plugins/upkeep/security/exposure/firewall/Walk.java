package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes a packet through the chains of one table. Where a condition may hold or not, both ways are gone: what comes out
 * is all that may become of the packet. Each chain is gone through once, whoever leads to it.
 */
final class Walk {
    private static final Step PAST = new Step(Fates.NONE, true, false);

    private final Table table;
    private final Passing packet;
    private final Sight sight;
    private final Map<String, Step> known = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    Walk(Table table, Passing packet, Sight sight) {
        this.table = table;
        this.packet = packet;
        this.sight = sight;
    }

    /**
     * What a rule or chain does.
     *
     * @param fates what may become of the packet in it
     * @param goesOn whether the packet may go on behind it
     * @param leaves whether the packet may leave the chain that it stands in
     */
    private record Step(Fates fates, boolean goesOn, boolean leaves) {}

    Fates through(Chain base) {
        var step = chain(base);
        var end = base.base().orElseThrow();
        if (!step.goesOn()) {
            return step.fates();
        }
        var words = "policy " + (end.accepts() ? "accept" : "drop") + " of chain " + base.name() + " in table "
                + table.words();
        return step.fates().or(end.accepts() ? Fates.accepted("") : Fates.dropped(words));
    }

    private Step named(String name) {
        var chain = table.chains().get(name);
        if (chain == null || !open.add(name)) {
            return unknown("chain " + name + ", which is not known");
        }
        if (!known.containsKey(name)) {
            known.put(name, chain(chain));
        }
        open.remove(name);
        return known.get(name);
    }

    private Step chain(Chain chain) {
        return rules(chain.rules());
    }

    private Step rules(List<FirewallRule> rules) {
        var fates = Fates.NONE;
        boolean leaves = false;
        boolean goesOn = true;
        for (int i = 0; goesOn && i < rules.size(); i++) {
            var step = rule(rules.get(i), rules.subList(i + 1, rules.size()));
            fates = fates.or(step.fates());
            leaves = leaves || step.leaves();
            goesOn = step.goesOn();
        }
        return new Step(fates, goesOn || leaves, false);
    }

    private Step rule(FirewallRule rule, List<FirewallRule> rest) {
        return switch (rule.holds(packet, sight)) {
            case NO -> PAST;
            case YES -> act(rule);
            case MAYBE -> perhaps(act(rule));
            case AT_WILL -> rule.action() instanceof Action.Return ? comingBack(rule, rest) : chosen(act(rule));
        };
    }

    private static Step perhaps(Step step) {
        return new Step(step.fates(), true, step.leaves());
    }

    /** The sender takes the way that gets through. */
    private static Step chosen(Step step) {
        var refuses = step.fates().dropped().isPresent();
        var lets =
                step.fates().accepted().isPresent() || step.fates().translated().isPresent();
        if (refuses && lets) {
            return perhaps(step);
        }
        return lets ? step : PAST;
    }

    /** Leaving a chain is wise where it refuses further down. */
    private Step comingBack(FirewallRule rule, List<FirewallRule> rest) {
        return refuses(rest) ? act(rule) : PAST;
    }

    private boolean refuses(List<FirewallRule> rules) {
        boolean goesOn = true;
        boolean refuses = false;
        for (int i = 0; goesOn && !refuses && i < rules.size(); i++) {
            var step = rule(rules.get(i), List.of());
            refuses = step.fates().dropped().isPresent();
            goesOn = step.goesOn();
        }
        return refuses;
    }

    private Step act(FirewallRule rule) {
        var action = rule.action();
        if (action instanceof Action.Accept) {
            return new Step(Fates.accepted(rule.text()), false, false);
        }
        if (action instanceof Action.Drop) {
            return new Step(Fates.dropped(rule.text()), false, false);
        }
        if (action instanceof Action.Return) {
            return new Step(Fates.NONE, false, true);
        }
        if (action instanceof Action.Translate to) {
            return new Step(Fates.translated(to, rule.text()), false, false);
        }
        if (action instanceof Action.Jump jump) {
            return jump(jump);
        }
        return action instanceof Action.Pass || action instanceof Action.Mark ? PAST : unknown(rule.text());
    }

    private Step jump(Action.Jump jump) {
        var inner = named(jump.chain());
        return jump.comesBack()
                ? new Step(inner.fates(), inner.goesOn(), false)
                : new Step(inner.fates(), false, inner.goesOn());
    }

    private static Step unknown(String text) {
        return new Step(Fates.accepted(text).or(Fates.dropped(text)), true, false);
    }
}

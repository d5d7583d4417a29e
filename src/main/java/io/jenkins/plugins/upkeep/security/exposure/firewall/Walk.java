package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Takes a packet through the chains of one table. Where a condition may hold or not, both ways are gone: what comes out is all that
 * may become of the packet. Each chain is gone through once, whoever leads to it.
 */
final class Walk {
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
        var fates = Fates.NONE;
        boolean leaves = false;
        boolean goesOn = true;
        var rules = chain.rules().iterator();
        while (goesOn && rules.hasNext()) {
            var step = rule(rules.next());
            fates = fates.or(step.fates());
            leaves = leaves || step.leaves();
            goesOn = step.goesOn();
        }
        return new Step(fates, goesOn || leaves, false);
    }

    private Step rule(FirewallRule rule) {
        var truth = rule.holds(packet, sight);
        if (truth == Truth.NO || (truth == Truth.AT_WILL && rule.action() instanceof Action.Drop)) {
            return new Step(Fates.NONE, true, false);
        }
        var step = act(rule);
        var certain = truth == Truth.YES || (truth == Truth.AT_WILL && rule.action() instanceof Action.Accept);
        return certain ? step : new Step(step.fates(), true, step.leaves());
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
        return action instanceof Action.Pass ? new Step(Fates.NONE, true, false) : unknown(rule.text());
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

package io.jenkins.plugins.upkeep.security.exposure.firewall;

/** What a rule asks of a packet. */
@FunctionalInterface
interface Condition {
    Truth holds(Passing packet, Sight sight);

    default Condition negatedIf(boolean negated) {
        return negated ? (packet, sight) -> holds(packet, sight).not() : this;
    }

    static Condition always(Truth truth) {
        return (packet, sight) -> truth;
    }
}

package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.util.List;

/** What can be wrong with what a machine lets in. */
final class ExposureRules {
    static final Rule EXPOSED = new Rule(
            "port-exposed",
            "Port is open to everybody",
            "Whatever listens there is found within hours. Bind it to 127.0.0.1, close it in the firewall, or allow"
                    + " it; keep the way by which you log in open to your own addresses.");
    static final Rule BY_DOCKER = new Rule(
            "port-exposed-by-docker",
            "Docker opens a port to everybody",
            "Docker leads a published port past ufw and the chain INPUT. Publish it on 127.0.0.1, or restrict"
                    + " DOCKER-USER.");
    static final Rule BY_SIX = new Rule(
            "port-exposed-ipv6",
            "Port is open by IPv6 only",
            "IPv4 and IPv6 have rules of their own: what one closes may be open by the other.");
    static final Rule NO_FIREWALL = new Rule(
            "no-firewall",
            "No firewall",
            "Without rules each program that listens is open to everybody. Refuse all that comes in but what is"
                    + " wanted.");
    static final Rule SOME = new Rule(
            "port-open-to-some",
            "Port is open to some",
            "Only senders, interfaces or hours that a rule names get through. It is told, and is no fault.");
    static final Rule RANDOM = new Rule(
            "udp-random-ports",
            "Program takes UDP on random ports",
            "A program that sends UDP also takes it, on a port that the kernel picks. It is told, and mostly no"
                    + " fault.");
    static final Rule UNUSED = new Rule(
            "port-allowed-unused",
            "Allowed port is not used",
            "Nobody listens there. Take it out of the list, so that nobody opens it unseen.");
    static final Rule BLOCKED = new Rule(
            "port-allowed-blocked",
            "Allowed port is closed",
            "The firewall keeps strangers out. Either nobody needs it, or a rule is missing.");

    private ExposureRules() {}

    static List<Rule> all() {
        return List.of(EXPOSED, BY_DOCKER, BY_SIX, NO_FIREWALL, SOME, RANDOM, UNUSED, BLOCKED);
    }
}

package io.jenkins.plugins.upkeep.security.exposure.firewall;

import java.net.InetAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** What a rule does with a packet that meets its conditions. */
sealed interface Action {
    /** Whether the packet may have a mark after it; what nobody knows may give it one. */
    default boolean marks() {
        return this instanceof Mark || this instanceof Unknown;
    }

    /** Lets it through this chain. */
    record Accept() implements Action {}

    /** Ends its way, with an answer or without. */
    record Drop() implements Action {}

    /** Nothing that matters here: it is counted or logged. */
    record Pass() implements Action {}

    /** May give it a mark, by which other rules know it. */
    record Mark() implements Action {}

    /** Goes on behind the rule that led into this chain. */
    record Return() implements Action {}

    /** Something that decides, and nobody knows how. */
    record Unknown() implements Action {}

    /**
     * Goes through another chain.
     *
     * @param chain its name
     * @param comesBack whether it goes on here after it
     */
    record Jump(String chain, boolean comesBack) implements Action {}

    /**
     * Sends it elsewhere.
     *
     * @param destination where; empty for this machine
     * @param port the port; empty for the same
     * @param known whether it is known where it goes
     */
    record Translate(Optional<InetAddress> destination, OptionalInt port, boolean known) implements Action {
        static Translate to(Optional<InetAddress> destination, OptionalInt port) {
            return new Translate(destination, port, true);
        }

        static Translate somewhere() {
            return new Translate(Optional.empty(), OptionalInt.empty(), false);
        }
    }
}

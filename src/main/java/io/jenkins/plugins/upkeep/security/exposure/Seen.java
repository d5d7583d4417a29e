package io.jenkins.plugins.upkeep.security.exposure;

import io.jenkins.plugins.upkeep.security.exposure.firewall.Verdict;

/**
 * What strangers come to by one family of addresses.
 *
 * @param verdict what becomes of their connections
 * @param input what the rules for the machine itself would have made of them
 */
record Seen(Verdict verdict, Verdict input) {
    Seen worse(Seen other) {
        return other.verdict.isWorseThan(verdict) ? other : this;
    }

    String words() {
        return switch (verdict.access()) {
            case OPEN -> "open";
            case SOME -> "open to some";
            case CLOSED -> "closed";
            case UNDECIDED -> "unknown";
        };
    }
}

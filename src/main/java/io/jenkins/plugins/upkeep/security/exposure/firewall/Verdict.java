package io.jenkins.plugins.upkeep.security.exposure.firewall;

/**
 * What the firewall does with the connections of strangers to a port.
 *
 * @param access who comes through
 * @param reason by which rule, as people write it; empty where no rule says so
 * @param forwarded whether the connection goes on to a container or another machine
 */
public record Verdict(Access access, String reason, boolean forwarded) {
    /** Who comes through, from the best to the worst. */
    public enum Access {
        /** Nobody. */
        CLOSED,
        /** Only those whom a rule names. */
        SOME,
        /** It cannot be told. */
        UNDECIDED,
        /** Everybody. */
        OPEN
    }

    /**
     * @return whether it is worse than another
     */
    public boolean isWorseThan(Verdict other) {
        return access.compareTo(other.access) > 0;
    }
}

package io.jenkins.plugins.upkeep.emergency;

import java.util.regex.Pattern;

/**
 * What of a service stands on what. Who repairs it begins at the bottom: a database on a full disk does not start, and an API
 * without its database does not answer, whatever is done to it.
 */
public enum Layer {
    /** The room on disks. */
    DISK("disk "),
    /** Memory, load and clock of the machine. */
    MACHINE("host "),
    /** What systemd keeps running. */
    UNITS("unit |systemd"),
    /** PostgreSQL, and what the service's own checks say of the data in it. */
    DATABASE("database|check |standby "),
    /** Redis. */
    REDIS("redis"),
    /** The service itself. */
    API("endpoint "),
    /** What the machine has logged. */
    JOURNAL("journal"),
    /** Anything else. */
    OTHER("");

    private final String beginning;

    Layer(String beginning) {
        this.beginning = beginning;
    }

    /** The layer of what a finding is about. */
    static Layer of(String subject) {
        for (var layer : values()) {
            if (Pattern.compile(layer.beginning).matcher(subject).lookingAt()) {
                return layer;
            }
        }
        return OTHER;
    }

    /** Whether nobody can use the service while this gives no answer. */
    boolean isVital() {
        return this == DISK || this == DATABASE || this == REDIS || this == API;
    }
}

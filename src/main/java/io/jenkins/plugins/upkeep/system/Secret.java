package io.jenkins.plugins.upkeep.system;

import java.util.Objects;

/** A value that must not be shown. It prints as stars, so it cannot slip into a log, a report or an exception. */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * @param value the plain value, not {@code null}
     * @return the same value, hidden
     */
    public static Secret of(String value) {
        return new Secret(Objects.requireNonNull(value, "a secret must have a value"));
    }

    /**
     * @return the plain value; only for handing it to a driver, a library or a process' environment
     */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "****";
    }
}

package io.jenkins.plugins.upkeep.report;

import io.jenkins.plugins.upkeep.system.OneLine;

/**
 * One thing that a task saw and that someone should know. Each text is one line without a secret.
 *
 * @param severity how grave it is
 * @param subject the thing that it is about: {@code table public.trades}, {@code endpoint primary}
 * @param seen what was seen, with its number
 * @param limit the limit that it was held against; empty where there is none
 * @param action what to do about it, so that it can be followed without another page; empty only for INFO
 */
public record Finding(Severity severity, String subject, String seen, String limit, String action) {
    public Finding {
        subject = OneLine.of(subject);
        seen = OneLine.of(seen);
        limit = OneLine.of(limit);
        action = OneLine.of(action);
        if (severity != Severity.INFO && action.isEmpty()) {
            throw new IllegalArgumentException("finding on " + subject + " has no action");
        }
    }

    /** A finding that needs no action. */
    public static Finding info(String subject, String seen) {
        return new Finding(Severity.INFO, subject, seen, "", "");
    }

    /** A finding that needs attention soon. */
    public static Finding warning(String subject, String seen, String limit, String action) {
        return new Finding(Severity.WARNING, subject, seen, limit, action);
    }

    /** A finding that needs action now. */
    public static Finding critical(String subject, String seen, String limit, String action) {
        return new Finding(Severity.CRITICAL, subject, seen, limit, action);
    }

    /** A finding on something that could not be looked at. */
    public static Finding unknown(String subject, String seen, String action) {
        return new Finding(Severity.UNKNOWN, subject, seen, "", action);
    }
}

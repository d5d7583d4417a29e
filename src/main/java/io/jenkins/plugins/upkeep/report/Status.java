package io.jenkins.plugins.upkeep.report;

import java.util.Collection;

/**
 * How a task ended, with the exit status of the monitoring plugins' guideline. The order is that of weight: what could
 * not be looked at weighs more than a warning and is never taken for good.
 */
public enum Status {
    /** All was looked at, all is within its limits. */
    OK(0),
    /** Something needs attention soon. */
    WARNING(1),
    /** Something could not be looked at, or the task could not run. */
    UNKNOWN(3),
    /** Something needs action now. */
    CRITICAL(2);

    private final int exitStatus;

    Status(int exitStatus) {
        this.exitStatus = exitStatus;
    }

    /**
     * @return 0, 1, 2 or 3, as monitoring systems read it
     */
    public int exitStatus() {
        return exitStatus;
    }

    /**
     * @param other another status
     * @return the one that weighs more
     */
    public Status worse(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * @param findings what a task found
     * @return the status that the gravest of them asks for; OK when there is none
     */
    public static Status of(Collection<Finding> findings) {
        return findings.stream().map(finding -> finding.severity().status()).reduce(OK, Status::worse);
    }
}

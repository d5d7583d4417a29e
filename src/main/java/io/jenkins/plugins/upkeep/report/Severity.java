package io.jenkins.plugins.upkeep.report;

/** How grave a finding is. */
public enum Severity {
    /** Worth knowing; nothing has to be done. */
    INFO(Status.OK),
    /** Needs attention soon. */
    WARNING(Status.WARNING),
    /** Could not be looked at. */
    UNKNOWN(Status.UNKNOWN),
    /** Needs action now. */
    CRITICAL(Status.CRITICAL);

    private final Status status;

    Severity(Status status) {
        this.status = status;
    }

    /**
     * @return the status of a report that holds such a finding
     */
    public Status status() {
        return status;
    }
}

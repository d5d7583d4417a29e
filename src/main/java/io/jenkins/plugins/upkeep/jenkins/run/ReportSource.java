package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;

/** Whose earlier reports a task reads. It is kept with the running program, as the request is. Immutable. */
public final class ReportSource implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String jobs;

    /**
     * @param jobs the full names of the jobs with commas between them; null for all of the build's folder
     */
    public ReportSource(String jobs) {
        this.jobs = jobs;
    }

    String jobs() {
        return jobs;
    }
}

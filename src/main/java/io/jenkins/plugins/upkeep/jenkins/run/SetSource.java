package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;

/**
 * Where the sets come from that a task reads, when they lie among the artifacts of builds. It is kept with the running
 * program, as the request is. Immutable.
 */
public final class SetSource implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String job;
    private final String set;

    /**
     * @param job the full name of the job that made them; null for the build's own
     * @param set which one; null for the newest that is verified
     */
    public SetSource(String job, String set) {
        this.job = job;
        this.set = set;
    }

    String job() {
        return job;
    }

    String set() {
        return set == null ? "newest" : set;
    }
}

package io.jenkins.plugins.upkeep.review.performance.figure;

/** Who told of a figure. */
public enum Source {
    /** The reports of earlier runs. */
    REPORTS("reports"),
    /** Prometheus. */
    PROMETHEUS("Prometheus");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    /**
     * @return it, for people
     */
    public String words() {
        return words;
    }
}

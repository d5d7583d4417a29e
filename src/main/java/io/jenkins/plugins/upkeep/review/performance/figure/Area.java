package io.jenkins.plugins.upkeep.review.performance.figure;

/** The part of a service that a figure is about, in the order of a report. */
public enum Area {
    /** How the API answers. */
    API("API"),
    /** What the service computes. */
    OPTIMIZATION("Optimization"),
    /** The database. */
    DATABASE("Database"),
    /** What people do with the service. */
    USERS("User activity"),
    /** What the service consumes of its host. */
    RESOURCES("Resources"),
    /** The upkeep itself. */
    OPERATIONS("Operations");

    private final String title;

    Area(String title) {
        this.title = title;
    }

    /**
     * @return its name for people
     */
    public String title() {
        return title;
    }
}

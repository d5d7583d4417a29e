package io.jenkins.plugins.upkeep.config.yaml;

/** Stops the reading of a text that goes beyond the YAML allowed here. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RefusedException(Problem problem) {
        super(problem.text());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}

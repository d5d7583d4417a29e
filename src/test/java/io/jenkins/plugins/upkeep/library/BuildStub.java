package io.jenkins.plugins.upkeep.library;

import java.util.List;

/** What a pipeline sees of its own build. Public, as Groovy needs it. */
public final class BuildStub {
    private static final List<String> GRAVEST_LAST = List.of("SUCCESS", "UNSTABLE", "FAILURE", "NOT_BUILT", "ABORTED");

    private final BuildStub previousBuild;
    private String currentResult = "SUCCESS";
    private String description = "";
    private boolean byClock;

    BuildStub(BuildStub previousBuild) {
        this.previousBuild = previousBuild;
    }

    void mark(String result) {
        if (GRAVEST_LAST.indexOf(result) > GRAVEST_LAST.indexOf(currentResult)) {
            currentResult = result;
        }
    }

    void startedByClock() {
        byClock = true;
    }

    public String getCurrentResult() {
        return currentResult;
    }

    public String getResult() {
        return currentResult;
    }

    public BuildStub getPreviousBuild() {
        return previousBuild;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    /** As on a controller, for the one class that is asked for. */
    public List<String> getBuildCauses(String type) {
        return byClock && type.endsWith("$TimerTriggerCause") ? List.of("the clock") : List.of();
    }
}

package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;
import java.time.Instant;
import org.jenkinsci.plugins.durabletask.Controller;

/**
 * How far a step is: all that must outlive a restart of the controller. It is written by one thread at a time, which holds
 * its monitor; only a request to stop comes from another, and any thread may read.
 */
final class TaskState implements Serializable {
    private static final long serialVersionUID = 1L;

    private volatile String id;
    private volatile String node;
    private volatile String workspace;
    private volatile String folder;
    private volatile Controller controller;
    private volatile Throwable stopCause;
    private volatile Instant stopped;
    private volatile boolean killed;
    private volatile Outcome outcome;
    private volatile Instant fetching;
    private volatile Brought brought;
    private volatile LostSets lost;
    private volatile boolean reported;

    /** Where the task is about to be started; from now on a second start finds the first. */
    void place(String newId, String newNode, String newWorkspace, String newFolder) {
        id = newId;
        node = newNode;
        workspace = newWorkspace;
        folder = newFolder;
    }

    boolean isPlaced() {
        return folder != null;
    }

    String id() {
        return id;
    }

    String node() {
        return node;
    }

    String workspace() {
        return workspace;
    }

    String folder() {
        return folder;
    }

    Controller controller() {
        return controller;
    }

    void started(Controller newController) {
        controller = newController;
    }

    /** The first request to stop counts; more of them do not shorten the undo. Called by one thread, and never waits. */
    void requestStop(Throwable cause, Instant now) {
        if (stopCause == null) {
            stopped = now;
            stopCause = cause;
        }
    }

    Throwable stopCause() {
        return stopCause;
    }

    Instant stopped() {
        return stopped;
    }

    boolean isKilled() {
        return killed;
    }

    void killed() {
        killed = true;
    }

    /** When sets were first asked for; a restart in the middle of it does not set it back. */
    Instant fetching(Instant now) {
        if (fetching == null) {
            fetching = now;
        }
        return fetching;
    }

    void setsBrought(Brought newBrought) {
        brought = newBrought;
    }

    /** Null while nothing was brought. */
    Brought brought() {
        return brought;
    }

    void archived(LostSets newLost) {
        lost = newLost;
    }

    /** Which sets did not become artifacts; null while that is not known. */
    LostSets lost() {
        return lost;
    }

    void reported() {
        reported = true;
    }

    /** Whether the task itself said how it ended. */
    boolean isReported() {
        return reported;
    }

    void end(Outcome newOutcome) {
        outcome = newOutcome;
    }

    Outcome outcome() {
        return outcome;
    }

    String describe(String task) {
        if (outcome != null) {
            return task + " has ended";
        }
        if (stopCause != null) {
            return task + " is stopping";
        }
        return controller == null ? task + " is being started" : task + " is running on " + where();
    }

    private String where() {
        return node.isEmpty() ? "the built-in node" : node;
    }
}

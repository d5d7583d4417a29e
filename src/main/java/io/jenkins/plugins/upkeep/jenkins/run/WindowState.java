package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;

/**
 * How far a maintenance window is: all that must outlive a restart of the controller. It is written by the thread that takes
 * the window's turn; only what is said of the body and the request to stop come from the thread of the pipeline.
 */
final class WindowState implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String id = UUID.randomUUID().toString();
    private volatile TaskState entering = new TaskState();
    /** Null unless the window was announced before its time. */
    private volatile TaskState planning;

    private volatile Instant until;
    private volatile Instant deadline;
    private volatile BodyExecution body;
    private volatile boolean begun;
    private volatile BodyEnd bodyEnd;
    private volatile boolean overdue;
    private volatile TaskState leaving;
    private volatile Instant left;
    private volatile Instant away;
    private volatile Throwable stopCause;
    private volatile Instant stopped;
    private volatile Finish finish;

    /** The window's own id, chosen before anything begins. */
    String id() {
        return id;
    }

    TaskState entering() {
        return entering;
    }

    /** It is announced; when its time comes, it is entered. */
    void plan() {
        planning = entering;
        entering = new TaskState();
    }

    boolean isPlanned() {
        return planning != null;
    }

    void entered(WindowEnd end) {
        deadline = end.deadline();
        until = end.until();
    }

    /** When its time is over, by the agent's clock; null before it was entered. */
    Instant until() {
        return until;
    }

    /** The same by the controller's clock. */
    Instant deadline() {
        return deadline;
    }

    /** Null before the body was asked for. */
    BodyExecution body() {
        return body;
    }

    void bodyAsked(BodyExecution execution) {
        body = execution;
    }

    /** On the thread of the pipeline, at the moment when the body becomes a part of the program. */
    void bodyBegins() {
        begun = true;
    }

    boolean isBegun() {
        return begun;
    }

    /** The first end counts. */
    void bodyEnds(BodyEnd end) {
        if (bodyEnd == null) {
            bodyEnd = end;
        }
    }

    /** Null before the body has ended, or it is known that there will be none. */
    BodyEnd bodyEnd() {
        return bodyEnd;
    }

    void overdue() {
        overdue = true;
    }

    /** Whether the body was told that the window is over. */
    boolean isOverdue() {
        return overdue;
    }

    /** Where the window is about to be left: where it was entered. */
    void leave(Instant now) {
        left = now;
        leaving = besideEntering();
    }

    private TaskState besideEntering() {
        var task = new TaskState();
        var own = UUID.randomUUID().toString();
        var first = placed();
        var folder = first.folder();
        task.place(
                own,
                first.node(),
                first.workspace(),
                folder.substring(0, folder.length() - first.id().length()) + own);
        return task;
    }

    /** The task by which the place of all others is known, if there is one yet. */
    TaskState placed() {
        return planning == null || entering.isPlaced() ? entering : planning;
    }

    /** Null before the window is about to be left. */
    TaskState leaving() {
        return leaving;
    }

    Instant left() {
        return left;
    }

    /** When the agent was first found to be away; null while it is there. */
    Instant away() {
        return away;
    }

    void away(Instant since) {
        away = since;
    }

    /** The first request counts. Called by one thread, and never waits. */
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

    void finished(Finish end) {
        finish = end;
    }

    /** Null before all is over. */
    Finish finish() {
        return finish;
    }

    String describe(WindowRequest request) {
        if (finish != null) {
            return request.title() + " is left";
        }
        if (leaving != null) {
            return leaving.describe("window-leave");
        }
        if (until != null) {
            return "in the " + request.title() + " until " + until;
        }
        return isPlanned() && !entering.isPlaced()
                ? "waiting for the " + request.title() + " to begin at "
                        + request.start().orElseThrow()
                : entering.describe("window-enter");
    }
}

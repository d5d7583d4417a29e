package io.jenkins.plugins.upkeep.jenkins.run;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs a task as a process of its own on an agent, and watches it. Nothing is done on the thread of the pipeline; a restart
 * of the controller, or the loss of the agent, is a pause in the watching. A request to stop is passed to the process, and
 * the step ends when that has undone what must not stay.
 */
public final class TaskExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final TaskRequest request;
    private final TaskState state = new TaskState();
    private transient volatile ScheduledFuture<?> next;
    private transient volatile TaskCycle cycle;

    /**
     * @param context the step's context
     * @param request what is asked
     */
    public TaskExecution(StepContext context, TaskRequest request) {
        super(context);
        this.request = request;
    }

    @Override
    public boolean start() {
        schedule(Duration.ZERO);
        return false;
    }

    @Override
    public void onResume() {
        schedule(Duration.ZERO);
    }

    @Override
    public void stop(Throwable cause) {
        state.requestStop(cause, Clock.systemUTC().instant());
        // Not waited for: without it a controller that dies now would take the end of the task for a failure of its
        // own.
        var unused = getContext().saveState();
        schedule(Duration.ZERO);
    }

    @Override
    public String getStatus() {
        return state.describe(request.task());
    }

    private void schedule(Duration delay) {
        var former = next;
        if (former != null) {
            former.cancel(false);
        }
        next = TaskPool.schedule(this::turn, delay);
    }

    /** One turn at a time: a request to stop may bring another one while this one still waits for the agent. */
    private void turn() {
        synchronized (state) {
            if (cycle == null) {
                cycle = new TaskCycle(request, state, new Site(getContext()), Clock.systemUTC());
            }
            cycle.turn().ifPresent(this::schedule);
        }
    }
}

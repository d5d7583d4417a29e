package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Runs a task as a process of its own on an agent, and watches it. Nothing is done on the thread of the pipeline; a restart
 * of the controller, or the loss of the agent, is a pause in the watching. A request to stop is passed to the process, and
 * the step ends when that has undone what must not stay.
 */
public final class TaskExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LABEL = 100;
    private static final Logger LOGGER = Logger.getLogger(TaskExecution.class.getName());

    private final TaskRequest request;
    private final TaskState state = new TaskState();
    /** Of use only when the step starts. */
    private final transient String label;

    private transient volatile Turns turns;

    /**
     * @param context the step's context
     * @param request what is asked
     * @param label what the views of a build call the step; null for its own name
     */
    public TaskExecution(StepContext context, TaskRequest request, String label) {
        super(context);
        this.request = request;
        this.label = label;
    }

    @Override
    public boolean start() throws IOException, InterruptedException {
        if (label != null) {
            getContext()
                    .get(FlowNode.class)
                    .addAction(new LabelAction(label.substring(0, Math.min(label.length(), LONGEST_LABEL))));
        }
        turns().wake();
        return false;
    }

    @Override
    public void onResume() {
        turns().wake();
    }

    @Override
    public void stop(Throwable cause) {
        state.requestStop(cause, Clock.systemUTC().instant());
        // Not waited for: without it a controller that dies now would take the end of the task for a failure of its
        // own.
        var unused = getContext().saveState();
        turns().wake();
    }

    @Override
    public String getStatus() {
        return state.describe(request.task());
    }

    /** After a restart there are none at first. */
    private Turns turns() {
        synchronized (state) {
            if (turns == null) {
                var cycle = new TaskCycle(
                        request, state, new Site(getContext()), Clock.systemUTC(), new StepEnd(state, getContext()));
                turns = new Turns(() -> turn(cycle), TaskPool::schedule);
            }
            return turns;
        }
    }

    /** Whatever goes wrong in a turn, the step does not hang for ever without a word. */
    private Optional<Duration> turn(TaskCycle cycle) {
        try {
            return TaskPool.turns().take(state.node(), cycle::turn);
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, e, () -> request.task() + ": a defect of the plugin");
            getContext().onFailure(e);
            return Optional.empty();
        }
    }
}

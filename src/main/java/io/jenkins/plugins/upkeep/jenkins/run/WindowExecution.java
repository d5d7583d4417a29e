package io.jenkins.plugins.upkeep.jenkins.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jenkinsci.plugins.workflow.actions.LabelAction;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Enters a maintenance window, has the body run in it, and leaves the window whatever the body does. Nothing is done on the
 * thread of the pipeline; a restart of the controller, or the loss of the agent, is a pause.
 */
public final class WindowExecution extends StepExecution {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_LABEL = 100;
    private static final Logger LOGGER = Logger.getLogger(WindowExecution.class.getName());

    private final WindowRequest request;
    private final WindowState state = new WindowState();
    /** Of use only when the step starts. */
    private final transient String label;

    private transient volatile Turns turns;

    /**
     * @param context the step's context
     * @param request what is asked
     * @param label what the views of a build call the step; null for its own name
     */
    public WindowExecution(StepContext context, WindowRequest request, String label) {
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

    /** The body is stopped as Jenkins stops any; on the way in and out, the request is kept. */
    @Override
    public void stop(Throwable cause) {
        var body = state.body();
        if (state.isBegun() && body != null && state.bodyEnd() == null) {
            body.cancel(cause);
            return;
        }
        state.requestStop(cause, Clock.systemUTC().instant());
        // Not waited for: without it a controller that dies now would forget the request.
        var unused = getContext().saveState();
        turns().wake();
    }

    @Override
    public String getStatus() {
        return state.describe(request);
    }

    /** Is told by Jenkins what becomes of the body, on the thread of the pipeline. It is stored with the execution itself. */
    private static final class Callback extends BodyExecutionCallback {
        private static final long serialVersionUID = 1L;

        private final WindowExecution execution;

        private Callback(WindowExecution execution) {
            this.execution = execution;
        }

        @Override
        public void onStart(StepContext context) {
            execution.begun();
        }

        @Override
        public void onSuccess(StepContext context, Object result) {
            execution.ended(BodyEnd.succeeded(result));
        }

        @Override
        public void onFailure(StepContext context, Throwable failure) {
            execution.ended(BodyEnd.failed(failure));
        }
    }

    /** Waits for a moment, until the one who asked for the body has noted how to stop it. */
    private void begun() {
        synchronized (state) {
            state.bodyBegins();
        }
    }

    private void ended(BodyEnd end) {
        state.bodyEnds(state.isOverdue() ? afterTime(end) : end);
        turns().wake();
    }

    /** What comes after the time is over is late, whatever it says. */
    private BodyEnd afterTime(BodyEnd end) {
        if (WindowOver.isForeign(end.failure(), state.id())) {
            return end;
        }
        var late = WindowOver.interruption(state.id(), request.title());
        if (end.failure() != null) {
            late.addSuppressed(end.failure());
        }
        return BodyEnd.failed(late);
    }

    /** After a restart there are none at first. */
    private Turns turns() {
        synchronized (state) {
            if (turns == null) {
                var site = new Site(getContext());
                var cycle = new WindowCycle(request, state, site, Clock.systemUTC(), new Callback(this));
                turns = new Turns(() -> turn(cycle), TaskPool::schedule);
            }
            return turns;
        }
    }

    /** Whatever goes wrong in a turn, the step does not hang for ever without a word. */
    private Optional<Duration> turn(WindowCycle cycle) {
        try {
            return TaskPool.turns().take(state.placed().node(), cycle::turn);
        } catch (RuntimeException | Error e) {
            LOGGER.log(Level.WARNING, e, () -> request.title() + ": a defect of the plugin");
            getContext().onFailure(e);
            return Optional.empty();
        }
    }
}

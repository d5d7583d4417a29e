package io.jenkins.plugins.upkeep.rollback.saga;

import io.jenkins.plugins.upkeep.rollback.journal.Entry;
import io.jenkins.plugins.upkeep.rollback.journal.Event;
import io.jenkins.plugins.upkeep.rollback.journal.Journal;
import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.task.TaskLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes steps in their order, each written down before it is taken. When one fails, all that were begun are undone in
 * reverse order, once: what cannot be undone is left as it is, for a person. It goes on from wherever its journal stands. Used
 * once, by one thread.
 */
public final class Saga {
    private final List<Step> steps;
    private final Journal journal;
    private final TaskLog log;
    private final List<String> complaints = new ArrayList<>();
    private final int before;

    /**
     * @param steps the steps, in their order
     * @param journal what was done so far; it is not over
     * @param log is told each step
     */
    public Saga(List<Step> steps, Journal journal, TaskLog log) {
        this.steps = List.copyOf(steps);
        this.journal = journal;
        this.log = log;
        this.before = journal.entries().size();
    }

    /**
     * Goes on: forward, or back when it had turned before.
     *
     * @return how it ended; being told to stop turns it back
     */
    public Ending run() {
        if (standing().isTurned()) {
            return back(false);
        }
        for (var step : steps) {
            if (standing().isDone(step.name())) {
                continue;
            }
            try {
                requireTime();
                take(step);
            } catch (UpkeepException | RuntimeException e) {
                return turn(step.name(), reason(e), Thread.interrupted());
            } catch (InterruptedException e) {
                return turn(step.name(), "it was told to stop", true);
            }
        }
        end(Ending.Kind.REACHED);
        return Ending.reached();
    }

    /**
     * Turns back.
     *
     * @param reason why
     * @return how it ended
     */
    public Ending undo(String reason) {
        return standing().isTurned() ? back(false) : turn("", reason, false);
    }

    /**
     * @return what of the journal could not be written on the way back; nothing was left undone for that
     */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    static String reason(Exception failure) {
        return failure instanceof UpkeepException
                ? failure.getMessage()
                : "a defect of Upkeep: " + OneLine.of(failure.toString());
    }

    private Standing standing() {
        return new Standing(journal.entries());
    }

    /** Told to stop between two steps, it does not begin the next one. */
    private static void requireTime() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop before the next step");
        }
    }

    private void take(Step step) throws UpkeepException, InterruptedException {
        var again = standing().isBegun(step.name());
        if (!again) {
            journal.add(Event.INTENDED, step.name(), step.prepare());
        }
        log.info(step.name() + (again ? " (again)" : ""));
        var result = step.apply(new Attempt(standing().facts(step.name()), again));
        journal.add(Event.DONE, step.name(), result);
    }

    private Ending turn(String step, String reason, boolean interrupted) {
        log.info((step.isEmpty() ? "" : step + ": ") + reason + "; what was done is undone");
        note(Event.TURNED, step, Map.of(Standing.REASON, reason));
        return back(step, reason, interrupted);
    }

    private Ending back(boolean interrupted) {
        var turn = standing().turn();
        return back(
                turn.map(Entry::step).orElse(""),
                turn.map(entry -> entry.facts().get(Standing.REASON)).orElse("an earlier run had turned back"),
                interrupted);
    }

    private Ending back(String turnedAt, String cause, boolean already) {
        var interrupted = already;
        for (int at = steps.size() - 1; at >= 0; at--) {
            var step = steps.get(at);
            if (!standing().isBegun(step.name()) || standing().isUndone(step.name())) {
                continue;
            }
            var undoing = new Undoing(step, new Attempt(standing().facts(step.name()), isOfEarlierProcess(step)));
            log.info("undo: " + step.name());
            var problem = undoing.run();
            interrupted |= undoing.interrupted();
            if (problem.isPresent()) {
                var reason = problem.get();
                note(Event.STUCK, step.name(), Map.of(Standing.REASON, reason));
                return new Ending(Ending.Kind.STUCK, step.name(), reason, interrupted);
            }
            note(Event.UNDONE, step.name(), Map.of());
        }
        end(Ending.Kind.UNDONE);
        return new Ending(Ending.Kind.UNDONE, turnedAt, cause, interrupted);
    }

    /** A step that was begun by an earlier process and not done, or whose undo was begun by one. */
    private boolean isOfEarlierProcess(Step step) {
        var earlier = new Standing(journal.entries().subList(0, before));
        return earlier.isBegun(step.name()) && (!earlier.isDone(step.name()) || earlier.isTurned());
    }

    private void end(Ending.Kind kind) {
        note(Event.ENDED, "", Map.of(Standing.ENDING, kind.name()));
    }

    /** On the way back, a full disk must not keep the service down: each undo can be repeated without its line. */
    private void note(Event event, String step, Map<String, String> facts) {
        try {
            journal.add(event, step, facts);
        } catch (UpkeepException e) {
            complaints.add(e.getMessage());
        }
    }
}

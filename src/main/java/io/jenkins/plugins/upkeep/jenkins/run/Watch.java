package io.jenkins.plugins.upkeep.jenkins.run;

import hudson.FilePath;
import hudson.model.TaskListener;
import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import io.jenkins.plugins.upkeep.jenkins.agent.AgentSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** Watches a running task: passes its log on, sees how it ends. For one thread at a time. */
final class Watch {
    private static final int MOST_READS = 20;

    private final TaskState state;
    private final Site site;
    private final MaskedOutput log;

    /**
     * @param log where the task's lines go; it keeps a line that is not whole from one look to the next
     */
    Watch(TaskState state, Site site, MaskedOutput log) {
        this.state = state;
        this.site = site;
        this.log = log;
    }

    /**
     * What was seen in one look.
     *
     * @param exit the exit status, once the task has ended and its log is passed on
     * @param printed whether the log has grown
     */
    record Look(OptionalInt exit, boolean printed) {}

    /**
     * Looks once: first whether the task has ended, then at what it printed, so that the end of its log is not lost.
     *
     * @param masking hides secrets; empty while it is not known what they are, then no line is passed on
     */
    Look look(FilePath workspace, Optional<Masking> masking) throws IOException, InterruptedException {
        var listener = site.listener();
        var exit = exit(workspace, listener);
        if (masking.isEmpty()) {
            return new Look(OptionalInt.empty(), false);
        }
        log.to(listener.getLogger(), masking.get());
        var reads = copyLog(workspace);
        if (exit.isPresent() && reads < MOST_READS) {
            log.forceEol();
        }
        log.flush();
        return new Look(reads < MOST_READS ? exit : OptionalInt.empty(), reads > 0);
    }

    /** What is below zero is said of the shell that started the task, when that is lost; the task itself may go on. */
    private OptionalInt exit(FilePath workspace, TaskListener listener) throws IOException, InterruptedException {
        var exit = state.controller().exitStatus(workspace, site.launcher(), listener);
        if (exit == null) {
            return OptionalInt.empty();
        }
        if (exit >= 0) {
            return OptionalInt.of(exit);
        }
        return workspace.act(AgentSignal.look(state.folder())) == AgentSignal.Answer.THERE
                ? OptionalInt.empty()
                : OptionalInt.of(ownWord(workspace).orElse(exit));
    }

    private OptionalInt ownWord(FilePath workspace) throws IOException, InterruptedException {
        var file = Site.at(workspace, state.folder()).child(TaskFolder.EXIT);
        if (!file.exists()) {
            return OptionalInt.empty();
        }
        try (var content = file.read()) {
            return OptionalInt.of(
                    Integer.parseInt(new String(content.readNBytes(10), StandardCharsets.US_ASCII).strip()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** A task that prints without end must not keep its own stop waiting. */
    private int copyLog(FilePath workspace) throws IOException, InterruptedException {
        var reads = 0;
        while (reads < MOST_READS && state.controller().writeLog(workspace, log)) {
            reads++;
        }
        if (reads > 0) {
            // Not waited for: at worst the last lines are shown twice after a crash.
            var unused = site.context().saveState();
        }
        return reads;
    }
}

package io.jenkins.plugins.upkeep.jenkins.agent;

import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import jenkins.security.MasterToSlaveCallable;

/**
 * Tells the process of a task to stop, on the agent where it runs. The process is known by its id and the time at which it
 * began, so that another one which got the same id later is left alone; so are its children, which it ends itself.
 */
public final class AgentSignal extends MasterToSlaveCallable<AgentSignal.Answer, IOException> {
    private static final long serialVersionUID = 1L;
    private static final long MOST_DRIFT = 2_000;

    private final String folder;
    private final boolean kill;

    private AgentSignal(String folder, boolean kill) {
        this.folder = folder;
        this.kill = kill;
    }

    /** What became of a signal. */
    public enum Answer {
        /** The process has not said yet which one it is. */
        NOT_STARTED,
        /** The process is not there any more. */
        GONE,
        /** The process got it. */
        SENT
    }

    /** Asks the process to stop and to undo what must not stay. */
    public static AgentSignal terminate(String folder) {
        return new AgentSignal(folder, false);
    }

    /** Ends the process and all that it started, at once. */
    public static AgentSignal kill(String folder) {
        return new AgentSignal(folder, true);
    }

    @Override
    public Answer call() throws IOException {
        try {
            var words =
                    Files.readString(Path.of(folder, TaskFolder.PID)).strip().split(" ", -1);
            return process(Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1])))
                    .map(this::signal)
                    .orElse(Answer.GONE);
        } catch (NoSuchFileException e) {
            return Answer.NOT_STARTED;
        }
    }

    private static Optional<ProcessHandle> process(long pid, Instant started) {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> Math.abs(start.toEpochMilli() - started.toEpochMilli()) < MOST_DRIFT)
                        .orElse(false));
    }

    private Answer signal(ProcessHandle process) {
        if (kill) {
            var children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        } else {
            process.destroy();
        }
        return Answer.SENT;
    }
}

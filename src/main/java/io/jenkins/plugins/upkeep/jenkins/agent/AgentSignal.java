package io.jenkins.plugins.upkeep.jenkins.agent;

import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import jenkins.security.MasterToSlaveCallable;

/**
 * Looks for the process of a task on the agent where it runs, and tells it to stop. The process is known by its id and by
 * the folder in its command line, whose name no other has: an id that was given to another process is left alone.
 */
public final class AgentSignal extends MasterToSlaveCallable<AgentSignal.Answer, IOException> {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final Kind kind;

    private AgentSignal(String folder, Kind kind) {
        this.folder = folder;
        this.kind = kind;
    }

    private enum Kind {
        LOOK,
        TERMINATE,
        KILL
    }

    /** What became of a signal. */
    public enum Answer {
        /** No process has said yet that it does the task. */
        NOT_STARTED,
        /** The process is not there any more, or cannot be seen from there. */
        GONE,
        /** The process is there, and got the signal if there was one. */
        THERE
    }

    /** Only looks. */
    public static AgentSignal look(String folder) {
        return new AgentSignal(folder, Kind.LOOK);
    }

    /** Asks the process to stop and to undo what must not stay. One that has not begun yet will not begin. */
    public static AgentSignal terminate(String folder) {
        return new AgentSignal(folder, Kind.TERMINATE);
    }

    /** Ends the process and all that it started, at once. */
    public static AgentSignal kill(String folder) {
        return new AgentSignal(folder, Kind.KILL);
    }

    @Override
    public Answer call() throws IOException {
        if (kind != Kind.LOOK) {
            forbid();
        }
        try {
            var pid = Long.parseLong(
                    Files.readString(Path.of(folder, TaskFolder.PID)).strip());
            return process(pid).map(this::signal).orElse(Answer.GONE);
        } catch (NoSuchFileException e) {
            return Answer.NOT_STARTED;
        }
    }

    private void forbid() throws IOException {
        if (Files.isDirectory(Path.of(folder))) {
            Files.write(Path.of(folder, TaskFolder.STOP), new byte[0]);
        }
    }

    private Optional<ProcessHandle> process(long pid) throws IOException {
        var process = ProcessHandle.of(pid);
        return process.isPresent() && isOurs(pid) ? process : Optional.empty();
    }

    private boolean isOurs(long pid) throws IOException {
        try {
            var line = new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline")), StandardCharsets.UTF_8);
            return line.contains("\0-D" + TaskFolder.PROPERTY + "=")
                    && line.contains("/" + Path.of(folder).getFileName() + "\0");
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private Answer signal(ProcessHandle process) {
        if (kind == Kind.KILL) {
            var children = process.descendants().toList();
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        } else if (kind == Kind.TERMINATE) {
            process.destroy();
        }
        return Answer.THERE;
    }
}

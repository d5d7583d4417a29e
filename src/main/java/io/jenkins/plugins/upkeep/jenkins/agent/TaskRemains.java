package io.jenkins.plugins.upkeep.jenkins.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import jenkins.security.MasterToSlaveCallable;

/**
 * Removes from an agent all that a task which has ended left there: its own folder, and those in which Jenkins started it.
 * There are several of the latter when a controller died before it noted that the task was started; they are known by the
 * task's folder in their script.
 */
public final class TaskRemains extends MasterToSlaveCallable<Void, IOException> {
    private static final long serialVersionUID = 1L;

    private static final String STARTED = "durable-";
    private static final String SCRIPT = "script.sh";

    private final String folder;

    /**
     * @param folder the task's folder
     */
    public TaskRemains(String folder) {
        this.folder = folder;
    }

    @Override
    public Void call() throws IOException {
        var own = Path.of(folder);
        try (Stream<Path> children = Files.list(own.getParent())) {
            for (var child : children.filter(this::startedIt).toList()) {
                AgentFolder.remove(child);
            }
        } catch (NoSuchFileException e) {
            return null;
        }
        if (Files.isDirectory(own)) {
            AgentFolder.remove(own);
        }
        return null;
    }

    private boolean startedIt(Path child) {
        try {
            return child.getFileName().toString().startsWith(STARTED)
                    && Files.readString(child.resolve(SCRIPT), StandardCharsets.ISO_8859_1)
                            .contains(name());
        } catch (IOException e) {
            // Of another step, which is just beginning or has just ended.
            return false;
        }
    }

    private String name() {
        return Path.of(folder).getFileName().toString();
    }
}

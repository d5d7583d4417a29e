package io.jenkins.plugins.upkeep.jenkins.agent;

import io.jenkins.plugins.upkeep.cli.durable.TaskFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import jenkins.security.MasterToSlaveCallable;

/**
 * Removes from an agent the folders of tasks that no step came back for: builds that were ended or deleted while the agent
 * or the controller was away. Only those in which nothing happened for a week, and whose task does not run: the step of a
 * younger one may still wait for its controller.
 */
public final class LostTasks extends MasterToSlaveCallable<Void, IOException> {
    private static final long serialVersionUID = 1L;

    /** What the name of a task's folder begins with. */
    public static final String PREFIX = "upkeep-";

    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private final String base;

    /**
     * @param base the folder that holds those of the tasks
     */
    public LostTasks(String base) {
        this.base = base;
    }

    @Override
    public Void call() throws IOException {
        try (Stream<Path> children = Files.list(Path.of(base))) {
            for (var child : children.filter(LostTasks::isOne).toList()) {
                if (isForgotten(child) && !new TaskFolder(child).isHeld()) {
                    AgentFolder.remove(child);
                }
            }
        }
        return null;
    }

    private static boolean isOne(Path folder) {
        return folder.getFileName().toString().startsWith(PREFIX)
                && Files.isDirectory(folder)
                && !Files.isSymbolicLink(folder);
    }

    private static boolean isForgotten(Path folder) throws IOException {
        var limit = Instant.now().minus(FORGOTTEN);
        for (var name : new String[] {"", TaskFolder.LOG, TaskFolder.EXIT}) {
            var file = folder.resolve(name);
            if (Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isAfter(limit)) {
                return false;
            }
        }
        return true;
    }
}

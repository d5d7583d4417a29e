package io.jenkins.plugins.upkeep.jenkins.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jenkins.security.MasterToSlaveCallable;

/** Removes from an agent the versions of the tool that no build used for long, and what broken transfers left. */
final class AgentSweep extends MasterToSlaveCallable<Void, IOException> {
    private static final long serialVersionUID = 1L;

    private static final Duration UNUSED = Duration.ofDays(30);
    private static final Duration BROKEN = Duration.ofDays(1);

    private final String base;
    private final String current;

    /**
     * @param base the folder that holds all versions
     * @param current the name of the one in it that stays in any case
     */
    AgentSweep(String base, String current) {
        this.base = base;
        this.current = current;
    }

    @Override
    public Void call() throws IOException {
        try (var children = Files.list(Path.of(base))) {
            for (var child : children.filter(Files::isDirectory).toList()) {
                sweep(child);
            }
        }
        return null;
    }

    private void sweep(Path folder) throws IOException {
        var name = folder.getFileName().toString();
        var most = name.startsWith(".new-") || name.startsWith(".old-") ? BROKEN : UNUSED;
        if (!name.equals(current) && lastUse(folder).isBefore(Instant.now().minus(most))) {
            AgentFolder.remove(folder);
        }
    }

    private static Instant lastUse(Path folder) throws IOException {
        var mark = UseMark.of(folder);
        return Files.getLastModifiedTime(Files.exists(mark) ? mark : folder).toInstant();
    }
}

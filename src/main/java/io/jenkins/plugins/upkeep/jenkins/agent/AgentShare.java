package io.jenkins.plugins.upkeep.jenkins.agent;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.security.MasterToSlaveCallable;

/**
 * Makes on an agent the archive of class data sharing, with which Java starts the tool in half of the time. It comes of a run
 * that loads every class, asks an address where nothing answers, and backs up one file, encrypted for a key that nobody has.
 */
final class AgentShare extends MasterToSlaveCallable<String, IOException> {
    /** The answer where it is too soon to make one. */
    static final String LATER = "later";

    private static final long serialVersionUID = 1L;

    /** An agent that lives for one short build would make an archive and hardly use it. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private static final Logger LOGGER = Logger.getLogger(AgentShare.class.getName());
    private static final Duration MOST = Duration.ofMinutes(1);

    private static final String CONFIG = """
            service: training
            api: {endpoints: [{name: main, url: "http://127.0.0.1:9/", requests: 1, timeout: 1s}]}
            backup:
              store: "file:store"
              encryption: {recipients: [age1khcm7k3026lmeqxl4l057pxlp23nc63ug0kz489a24tlysr8ps2syv5ttx]}
              parts: {files: [{name: one, paths: [upkeep.yaml]}]}
            """;

    private final String folder;
    private final String name;
    private final String java;
    private final String known;

    /**
     * @param folder where the tool lies
     * @param name the archive's name in that folder
     * @param java the program that will run it
     * @param known the digest of the archive that was made there before; empty when none was
     */
    AgentShare(String folder, String name, String java, String known) {
        this.folder = folder;
        this.name = name;
        this.java = java;
        this.known = known;
    }

    /**
     * @return the digest of the archive that lies there now, as it was made; empty when none can be made
     * @see #LATER
     */
    @Override
    public String call() {
        var archive = Path.of(folder, name);
        try {
            if (!known.isEmpty() && isAsMade(archive)) {
                return known;
            }
            return isSettled() ? made(archive) : LATER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return LATER;
        } catch (UpkeepException | IOException | UncheckedIOException e) {
            LOGGER.log(Level.FINE, e, () -> archive + ": cannot be made; the tool starts without it, and slower");
            return "";
        }
    }

    private boolean isSettled() throws IOException {
        var soon = Instant.now().minus(SETTLED);
        try (var jars = Files.newDirectoryStream(Path.of(folder), "*.jar")) {
            for (var jar : jars) {
                if (Files.getLastModifiedTime(jar).toInstant().isAfter(soon)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isAsMade(Path archive) throws IOException {
        return Files.isRegularFile(archive) && KnownDigests.of(archive).equals(known);
    }

    private String made(Path archive) throws IOException, UpkeepException, InterruptedException {
        var fresh = archive.resolveSibling(".new-" + UUID.randomUUID());
        var place = Files.createTempDirectory(archive.getParent(), ".training-");
        try {
            train(place, fresh);
            var digest = ToolFiles.digest(fresh);
            Files.move(fresh, archive, StandardCopyOption.ATOMIC_MOVE);
            return digest;
        } finally {
            Files.deleteIfExists(fresh);
            AgentFolder.remove(place);
        }
    }

    /** How the tasks end does not matter. Nothing that the agent knows is handed to them. */
    private void train(Path place, Path archive) throws IOException, UpkeepException, InterruptedException {
        Files.writeString(place.resolve("upkeep.yaml"), CONFIG);
        var options = List.of("-Dupkeep.preload=true", "-XX:ArchiveClassesAtExit=" + archive);
        var words = new ToolJava(java, folder).words(options);
        Command.of(words.get(0))
                .with(words.subList(1, words.size()))
                .with("run", "daily", "--config", "upkeep.yaml", "--report", "report")
                .onlyEnvironment(Map.of("LC_ALL", "C.UTF-8", "PATH", "/usr/bin:/bin", "HOME", place.toString()))
                .in(place)
                .run(MOST);
    }
}

package io.jenkins.plugins.upkeep.window;

import io.jenkins.plugins.upkeep.config.Config;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.window.state.WindowFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A small script that outlives this process and does what is due when it is due, so that a window is left even when nobody
 * comes back. There is one for each folder of windows; one that begins takes over from the one before.
 */
final class Keeper {
    private static final String FILE = "keeper";
    private static final String MAIN = "io.jenkins.plugins.upkeep.cli.Main";
    private static final Duration TO_START = Duration.ofSeconds(20);

    /** Jenkins ends at the end of a build whatever carries its marks, and the tool's own watching has marks too. */
    private static final List<String> MARKS = List.of("JENKINS_", "HUDSON_", "BUILD_", "UPKEEP_TASK");

    private final WindowFolder folder;
    private final Optional<Path> config;

    Keeper(WindowFolder folder, Config config) {
        this.folder = folder;
        this.config = config.file();
    }

    /**
     * Tells the keeper when something is due, and starts one where there is none.
     *
     * @param due when; nothing is due when empty
     * @return what failed
     */
    Optional<Finding> watch(Optional<Instant> due) throws UpkeepException, InterruptedException {
        var before = folder.due();
        folder.due(due);
        var sooner = due.isPresent()
                && (before.isEmpty() || due.get().isBefore(before.get().minusSeconds(1)));
        return due.isEmpty() || (!sooner && isAlive()) ? Optional.empty() : start();
    }

    private boolean isAlive() throws UpkeepException {
        var words = folder.text(FILE).orElse("").split(" ", 2);
        return words.length == 2
                && words[1].matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(words[1]))
                        .filter(ProcessHandle::isAlive)
                        .flatMap(process -> process.info().commandLine())
                        .filter(line -> line.contains(words[0]))
                        .isPresent();
    }

    private Optional<Finding> start() throws InterruptedException {
        try {
            var token = UUID.randomUUID().toString();
            AtomicFile.write(folder.path().resolve(FILE), token + "\n");
            var pid = command(token).output(TO_START).strip();
            AtomicFile.write(folder.path().resolve(FILE), token + " " + pid + "\n");
            return Optional.empty();
        } catch (UpkeepException e) {
            return Optional.of(Finding.warning(
                    "keeper",
                    "cannot be started: " + e.getMessage() + "; no window is left by itself when its time is over",
                    "",
                    "leave the window by 'upkeep window leave', or have cron run 'upkeep window leave --overdue'"));
        }
    }

    private Command command(String token) throws UpkeepException {
        var words = new ArrayList<String>();
        Command.find("setsid").ifPresent(path -> words.add(path.toString()));
        words.addAll(
                List.of("sh", "-c", script(), "upkeep-window", folder.path().toString(), token));
        words.addAll(upkeep());
        var command =
                Command.of(words.get(0)).with(words.subList(1, words.size())).in(folder.path());
        for (var mark : MARKS) {
            command = command.forget(mark);
        }
        return command;
    }

    /** This very tool: the same Java, the same classes, and what it was told of trusted certificates and the like. */
    private List<String> upkeep() throws UpkeepException {
        var file = config.orElseThrow(() -> new UpkeepException("upkeep.yaml: is not read from a file"));
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(word -> word.startsWith("-D") && !word.startsWith("-Dupkeep."))
                .forEach(words::add);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN, "window", "leave", "--overdue"));
        words.addAll(List.of("--config", file.toString()));
        words.addAll(List.of("--report", folder.path().resolve("report").toString()));
        return words;
    }

    private static String script() throws UpkeepException {
        try (var stream = Keeper.class.getResourceAsStream("keeper.sh")) {
            if (stream == null) {
                throw new UpkeepException("keeper.sh: missing in this copy of Upkeep; install it again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpkeepException("keeper.sh: unreadable (" + e.getMessage() + "); install Upkeep again", e);
        }
    }
}

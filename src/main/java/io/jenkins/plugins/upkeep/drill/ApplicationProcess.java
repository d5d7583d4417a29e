package io.jenkins.plugins.upkeep.drill;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A service that runs for a drill. It and all that it started end with the drill, also when the drill is killed: the script
 * between them sees to that.
 */
final class ApplicationProcess implements AutoCloseable {
    private static final Duration ONE_ANSWER = Duration.ofSeconds(5);
    private static final Duration END = Duration.ofSeconds(20);

    private final RunningProcess process;

    private ApplicationProcess(RunningProcess process) {
        this.process = process;
    }

    static ApplicationProcess start(List<String> words, Map<String, String> environment, Path folder)
            throws UpkeepException {
        var mark = UUID.randomUUID().toString();
        var process = Command.of("sh", "-c", script(), "upkeep-drill", mark)
                .with(words)
                .onlyEnvironment(environment)
                .in(folder)
                .start();
        process.discardOutput();
        return new ApplicationProcess(process);
    }

    private static String script() throws UpkeepException {
        try (var stream = ApplicationProcess.class.getResourceAsStream("application.sh")) {
            if (stream == null) {
                throw new UpkeepException("application.sh: missing in this copy of Upkeep; install it again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpkeepException("application.sh: unreadable (" + e.getMessage() + "); install Upkeep again", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How it ended; for one that has ended. */
    String end() throws UpkeepException, InterruptedException {
        var result = process.await(ONE_ANSWER);
        return "ended with status " + result.status() + ": " + result.complaint();
    }

    /** Ends the service with all that it started. An interruption is kept for the caller; the script then ends it alone. */
    @Override
    public void close() throws UpkeepException {
        var interrupted = Thread.interrupted();
        try {
            process.input().close();
            process.await(END);
        } catch (IOException e) {
            throw new UpkeepException(
                    "application: cannot be told to end (" + e.getMessage() + "); see whether it still runs", e);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.process.Apart;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a user's command that may leave a service behind. The command's output goes to a file, because a service
 * inherits it and may go on writing; a pipe would then keep the reader waiting, or end the service when it breaks.
 *
 * @param key what the command is for
 * @param words the program and its arguments
 * @param timeout how long it may take
 */
record CommandRun(String key, List<String> words, Duration timeout) {
    static final String STATUS = "status";

    private static final int TAIL = 16 << 10;
    private static final long BETWEEN = 20;

    static String log(String key) {
        return "service-" + key + ".log";
    }

    /**
     * Runs it to its end.
     *
     * @return how it ended; what it printed stands for its complaint
     */
    ProcessResult in(Path repository, Path folder) throws UpkeepException, InterruptedException {
        var output = folder.toAbsolutePath().resolve(log(key));
        // Jenkins ends what carries its marks when the build is over; the service is to outlive it.
        try (var process = inTurn(folder, Apart.command(words, output))
                .forget("JENKINS_NODE_COOKIE")
                .forget("JENKINS_SERVER_COOKIE")
                .forget("HUDSON_COOKIE")
                .forget("HUDSON_SERVER_COOKIE")
                .forget("BUILD_ID")
                .environment("JENKINS_NODE_COOKIE", "dontKillMe")
                .in(repository)
                .start()) {
            var status = end(process, output);
            return new ProcessResult(words.get(0), status, "", tail(output));
        }
    }

    /** Asking for the state of the service may go beside what changes it. */
    private Command inTurn(Path folder, Command command) {
        return key.equals(STATUS) ? command : Turn.after(command, folder, timeout);
    }

    private int end(RunningProcess process, Path output) throws UpkeepException, InterruptedException {
        process.discardOutput();
        var deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() - deadline < 0) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            endAll(process);
            throw e;
        }
        if (process.isAlive()) {
            endAll(process);
            throw new UpkeepException("services (" + key + "): " + words.get(0) + " did not end within "
                    + timeout.toSeconds() + " s and was ended (" + Complaint.lastLine(tail(output))
                    + "); the command must start the service in the background and end by itself; a service that stays"
                    + " in the foreground belongs to systemd or compose; or give it more rollback.services.timeout");
        }
        return process.await(timeout).status();
    }

    /** What the command has started and not yet let go ends with it. */
    private static void endAll(RunningProcess process) {
        var children = ProcessHandle.of(process.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .toList();
        children.forEach(ProcessHandle::destroy);
        process.close();
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static String tail(Path output) throws UpkeepException {
        try (var file = new RandomAccessFile(output.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL));
            var bytes = new byte[(int) Math.min(TAIL, file.length())];
            var length = Math.max(0, file.read(bytes));
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpkeepException(
                    output + ": cannot be read (" + FileTrouble.reason(e) + "); check the folder's rights", e);
        }
    }
}

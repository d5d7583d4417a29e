package io.jenkins.plugins.upkeep.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The processes of the tool, told by the folder that they work for. */
final class Processes {
    private Processes() {}

    /** Those of a task that was started below a folder. */
    static List<ProcessHandle> of(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> line(process).contains("-Dupkeep.task.folder=" + folder))
                .toList();
    }

    /** Sends a signal that Java itself does not know. */
    static void signal(ProcessHandle process, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException("no signal " + name, e);
        }
    }

    /** All that stands in the process list of a process. */
    static String line(ProcessHandle process) {
        return Disk.text(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                .replace('\0', ' ');
    }

    /** The lines of all processes, as anybody on this machine can read them. */
    static List<String> all() {
        return ProcessHandle.allProcesses().map(Processes::line).toList();
    }
}

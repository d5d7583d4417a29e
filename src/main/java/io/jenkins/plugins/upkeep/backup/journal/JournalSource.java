package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.system.process.Command;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the journal is read from.
 *
 * @param arguments what tells journalctl so
 * @param folders where its files lie
 */
public record JournalSource(List<String> arguments, List<Path> folders) {
    private static final Path MACHINE = Path.of("/etc/machine-id");

    public JournalSource {
        arguments = List.copyOf(arguments);
        folders = List.copyOf(folders);
    }

    /** The journal of this machine. */
    public static JournalSource system() {
        try {
            var machine = Files.readString(MACHINE).strip();
            return new JournalSource(
                    List.of(), List.of(Path.of("/var/log/journal", machine), Path.of("/run/log/journal", machine)));
        } catch (IOException | IllegalArgumentException e) {
            // journalctl itself says what it lacks; without the id only the look at single files is left out.
            return new JournalSource(List.of(), List.of());
        }
    }

    /** The journal files of a folder. */
    public static JournalSource folder(Path folder) {
        return new JournalSource(List.of("--directory=" + folder), List.of(folder));
    }

    /**
     * The command without what is asked for. What it prints on standard error begins with the weight of each line, and
     * tells also of messages that it skips, of which it is silent otherwise.
     */
    Command command() {
        return Command.of("journalctl", "--no-pager")
                .with(arguments)
                .forget("SYSTEMD_")
                .environment("SYSTEMD_LOG_LEVEL", "debug")
                .environment("SYSTEMD_LOG_TARGET", "console-prefixed")
                .environment("SYSTEMD_LOG_COLOR", "0")
                .environment("SYSTEMD_LOG_TIME", "0")
                .environment("SYSTEMD_LOG_LOCATION", "0");
    }

    /** What this user may not read: journalctl passes it over without a word when others can be read by the group. */
    List<Path> unreadable() {
        var closed = new ArrayList<Path>();
        for (var folder : folders) {
            if (Files.isDirectory(folder)) {
                closed.addAll(unreadable(folder));
            }
        }
        return closed;
    }

    private static List<Path> unreadable(Path folder) {
        var closed = new ArrayList<Path>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.{journal,journal~}")) {
            files.forEach(file -> {
                if (Files.exists(file) && !Files.isReadable(file)) {
                    closed.add(file);
                }
            });
        } catch (IOException e) {
            closed.add(folder);
        }
        return closed;
    }
}

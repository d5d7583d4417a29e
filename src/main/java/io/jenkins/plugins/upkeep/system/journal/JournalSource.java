package io.jenkins.plugins.upkeep.system.journal;

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
 * @param program journalctl
 * @param arguments what tells it so
 * @param folders where its files lie
 */
public record JournalSource(Command program, List<String> arguments, List<Path> folders) {
    private static final Command PROGRAM = Command.of("journalctl");
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
                    PROGRAM,
                    List.of(),
                    List.of(Path.of("/var/log/journal", machine), Path.of("/run/log/journal", machine)));
        } catch (IOException | IllegalArgumentException e) {
            // journalctl itself says what it lacks; without the id only the look at single files is left out.
            return new JournalSource(PROGRAM, List.of(), List.of());
        }
    }

    /** The journal files of a folder. */
    public static JournalSource folder(Path folder) {
        return new JournalSource(PROGRAM, List.of("--directory=" + folder), List.of(folder));
    }

    /** The same journal, asked in another way: by another program, or as another user. */
    public JournalSource by(Command other) {
        return new JournalSource(other, arguments, folders);
    }

    /**
     * The command without what is asked for. What it prints on standard error begins with the weight of each line, and
     * tells also of messages that it skips, of which it is silent otherwise.
     *
     * @return the command, to be completed
     */
    public Command command() {
        return program.with("--no-pager")
                .with(arguments)
                .forget("SYSTEMD_")
                .environment("SYSTEMD_LOG_LEVEL", "debug")
                .environment("SYSTEMD_LOG_TARGET", "console-prefixed")
                .environment("SYSTEMD_LOG_COLOR", "0")
                .environment("SYSTEMD_LOG_TIME", "0")
                .environment("SYSTEMD_LOG_LOCATION", "0");
    }

    /**
     * What this user may not read: journalctl passes it over without a word when others can be read by the group.
     *
     * @return the files, and the folders that cannot be listed
     */
    public List<Path> unreadable() {
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

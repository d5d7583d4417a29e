package io.jenkins.plugins.upkeep.window.mode;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.window.state.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file that is there as long as the service is under maintenance; it says why. One that somebody else has made is never
 * touched.
 *
 * @param path the file
 * @param service the service's name, in the file's first line
 */
record FlagPart(Path path, String service) implements ModePart {
    private static final int LONGEST_LINE = 4_000;

    static final String NAME = "flag";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String inWords() {
        return "the flag " + path;
    }

    private String mark() {
        return "Upkeep: " + service + " is under maintenance";
    }

    @Override
    public Optional<String> enter(ModeEvent event) throws UpkeepException {
        if (isForeign()) {
            return Optional.of("was there before, and Upkeep has not made it: it stays as it is, also at the end");
        }
        write(event);
        return Optional.empty();
    }

    @Override
    public void refresh(ModeEvent event) throws UpkeepException {
        if (!isForeign()) {
            write(event);
        }
    }

    private void write(ModeEvent event) throws UpkeepException {
        if (!Files.isDirectory(path.toAbsolutePath().getParent())) {
            throw new UpkeepException(
                    path + ": its folder is missing; make the folder, or correct maintenance.mode.flag");
        }
        var lines = Stream.concat(Stream.of(mark()), event.open().stream().map(Window::inWords));
        AtomicFile.writeForAll(path, lines.collect(Collectors.joining("\n", "", "\n")));
    }

    @Override
    public void leave(ModeEvent event) throws UpkeepException {
        try {
            if (!isForeign()) {
                Files.deleteIfExists(path);
            }
            if (Files.isDirectory(path.toAbsolutePath().getParent())) {
                AtomicFile.sweep(path);
            }
        } catch (IOException e) {
            throw new UpkeepException(
                    path + ": cannot be removed (" + FileTrouble.reason(e) + "); remove it by hand", e);
        }
    }

    /** Whether the file is one of ours. */
    boolean isOurs() throws UpkeepException {
        return Files.exists(path) && !isForeign();
    }

    private boolean isForeign() throws UpkeepException {
        if (!Files.exists(path)) {
            return false;
        }
        if (!Files.isRegularFile(path)) {
            throw new UpkeepException(path + ": is not a file; move it away, or correct maintenance.mode.flag");
        }
        try (BufferedReader reader =
                new BufferedReader(new java.io.InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            var start = new char[LONGEST_LINE];
            var length = Math.max(0, reader.read(start, 0, LONGEST_LINE));
            return !new String(start, 0, length).startsWith(mark() + "\n");
        } catch (IOException e) {
            throw new UpkeepException(path + ": cannot be read (" + FileTrouble.reason(e) + "); mend its rights", e);
        }
    }
}

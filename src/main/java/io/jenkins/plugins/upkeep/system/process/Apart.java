package io.jenkins.plugins.upkeep.system.process;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes commands that run apart from Upkeep: in a session of their own, without input, with their output in a file. What such a
 * command leaves behind holds nothing of Upkeep open; a pipe would keep its reader waiting.
 */
public final class Apart {
    private Apart() {}

    /**
     * @param words the program and its arguments; they reach it as they are
     * @param output the file for what it prints
     * @return the command
     * @throws UpkeepException when this copy of Upkeep is not whole
     */
    public static Command command(List<String> words, Path output) throws UpkeepException {
        return Command.of("sh", "-c", script(), "upkeep-service", output.toString())
                .with(words);
    }

    private static String script() throws UpkeepException {
        try (var stream = Apart.class.getResourceAsStream("apart.sh")) {
            if (stream == null) {
                throw new UpkeepException("apart.sh: missing in this copy of Upkeep; install it again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UpkeepException("apart.sh: unreadable (" + e.getMessage() + "); install Upkeep again", e);
        }
    }
}

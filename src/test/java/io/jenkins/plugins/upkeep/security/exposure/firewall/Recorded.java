package io.jenkins.plugins.upkeep.security.exposure.firewall;

import io.jenkins.plugins.upkeep.security.exposure.host.Programs;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Programs that give what was recorded of real ones (nft 1.0.6, iptables 1.8.9). */
public final class Recorded implements Programs {
    private final Map<String, ProcessResult> answers = new LinkedHashMap<>();

    /** None is installed yet. */
    public static Recorded nothing() {
        return new Recorded();
    }

    /** A program that prints a recording. */
    public Recorded file(String program, String file) {
        return text(program, read(file));
    }

    /** A program, or one with its arguments, that prints a text. */
    public Recorded text(String program, String output) {
        answers.put(program, new ProcessResult(program, 0, output, ""));
        return this;
    }

    /** A program that fails. */
    public Recorded failing(String program, String errors) {
        answers.put(program, new ProcessResult(program, 1, "", errors));
        return this;
    }

    /** The content of a recording. */
    public static String read(String file) {
        try (var stream = Recorded.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the recording " + file + " cannot be read", e);
        }
    }

    @Override
    public Optional<ProcessResult> run(String name, String... arguments) throws UpkeepException {
        var line = name + " " + String.join(" ", arguments);
        var answer = answers.getOrDefault(line, answers.get(name));
        if (answer != null && answer.errors().equals("too slow")) {
            throw new UpkeepException(name + ": did not end within 20 s and was stopped");
        }
        return Optional.ofNullable(answer);
    }
}

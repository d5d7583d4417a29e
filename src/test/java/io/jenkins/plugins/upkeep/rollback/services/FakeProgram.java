package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ShellWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A program that writes down how it is called, and answers as it is told to. A call that it does not know fails. */
final class FakeProgram {
    private final Path file;
    private final Path calls;
    private final Path rules;

    FakeProgram(Path folder, String name) throws IOException {
        file = folder.resolve(name);
        calls = folder.resolve(name + ".calls");
        rules = folder.resolve(name + ".rules");
        Files.createFile(calls);
        Files.createFile(rules);
        Files.writeString(file, """
                #!/bin/sh
                line=
                for word; do line="$line[$word]"; done
                printf '%%s\\n' "$line" >>%s
                . %s
                echo "unexpected: $line" >&2
                exit 99
                """.formatted(ShellWord.of(calls.toString()), ShellWord.of(rules.toString())));
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }

    Command command() {
        return Command.of(file);
    }

    /** Calls that begin so do this, a piece of shell; the first rule that fits counts. */
    FakeProgram when(String start, String script) throws IOException {
        Files.writeString(
                rules,
                "case $line in " + ShellWord.of(start) + "*) " + script + "; exit;; esac\n",
                StandardOpenOption.APPEND);
        return this;
    }

    /** Calls that begin so print this. */
    FakeProgram answer(String start, String text) throws IOException {
        return when(start, "printf '%s\\n' " + ShellWord.of(text));
    }

    /** The calls so far; they are forgotten then. */
    List<String> calls() throws IOException {
        var all = Files.readAllLines(calls);
        Files.writeString(calls, "");
        return all;
    }
}

package io.jenkins.plugins.upkeep.drill.failover;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command that stops or starts a service.
 *
 * @param name what it does: {@code stop} or {@code start}
 * @param words the program and its arguments
 * @param folder the folder that it runs in
 * @param limit how long it may take
 */
record ServiceCommand(String name, List<String> words, Path folder, Duration limit) {
    /** What a service leaves running may write for ever: to a file, since a pipe would break with this process. */
    private static final String SCRIPT = "exec >\"$0\" 2>&1 </dev/null; exec \"$@\"";

    ServiceCommand {
        words = List.copyOf(words);
    }

    String subject() {
        return name + " command";
    }

    /** As a person would type it, near enough. */
    String line() {
        return String.join(" ", words);
    }

    /** What is in the way of running it; empty when its program is there. */
    Optional<String> obstacle() {
        var program = words.get(0);
        var found = program.contains("/")
                ? Optional.of(folder.resolve(program))
                        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                : Command.find(program);
        return found.isPresent() ? Optional.empty() : Optional.of("there is no program " + program + " here");
    }

    private List<String> resolved() {
        var program = words.get(0);
        var first =
                program.contains("/") ? folder.resolve(program).toAbsolutePath().toString() : program;
        return Stream.concat(Stream.of(first), words.stream().skip(1)).toList();
    }

    /** Starts it; what it prints goes into a file. */
    RunningCommand start(Path log) throws UpkeepException {
        var command = bare(Command.of("sh", "-c", SCRIPT, log.toString())).with(resolved());
        return new RunningCommand(this, command.in(folder).start(), log);
    }

    /** Starts a script of a shell that gets this command as its arguments, in a session of its own. */
    Command within(String script) {
        return bare(Command.of("sh", "-c", "exec $(command -v setsid) sh -c \"$0\" upkeep-failover \"$@\"", script))
                .with(resolved())
                .in(folder);
    }

    /** Jenkins ends at the end of a build what bears its mark; a service that was started must stay. */
    private static Command bare(Command command) {
        return command.forget("JENKINS_NODE_COOKIE")
                .forget("JENKINS_SERVER_COOKIE")
                .forget("HUDSON_SERVER_COOKIE")
                .forget("BUILD_ID");
    }
}

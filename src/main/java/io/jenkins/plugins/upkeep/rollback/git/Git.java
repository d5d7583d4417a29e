package io.jenkins.plugins.upkeep.rollback.git;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.process.Command;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;
import io.jenkins.plugins.upkeep.system.process.RunningProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs git in one folder. What the caller's environment says to git (GIT_DIR, GIT_INDEX_FILE and the like) does not reach
 * it. It never asks for a password, never touches the network, and speaks the language of programs.
 *
 * <p>Hooks do not run: a hook after a checkout could do anything, also start what was just stopped, and a rollback could not
 * undo it. The file system monitor does not either: it is a program of the repository's choice, and it may be stale.
 *
 * <p>The folder is named safe, because the operator has named it in upkeep.yaml as the tree that the service runs from: that
 * is the very statement of trust that git wants. Root makes no use of it on another's tree (see {@link Account}), so that
 * only members of a group that share a tree need it.
 *
 * @param folder the work tree
 * @param place words that say where the repository is, for one without a work tree
 * @param account whom git runs as
 */
record Git(Path folder, List<String> place, Account account) {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final String NO_HOOKS = "core.hooksPath=/dev/null";
    private static final int ASKED_AT_ONCE = 200;

    Git {
        place = List.copyOf(place);
    }

    /** A work tree. */
    Git(Path folder, Account account) {
        this(folder, List.of(), account);
    }

    /** The repository of a submodule that is not filled: its own settings name a work tree that may not be there. */
    Git store(Path repository) {
        return new Git(repository, List.of("--git-dir=" + repository, "--work-tree=" + repository), account);
    }

    /** A submodule that is filled. */
    Git within(String path) {
        return new Git(folder.resolve(path), account);
    }

    static String safe(Path folder) {
        return "safe.directory=" + folder;
    }

    /** A command that only reads: it does not even refresh the index, so that nothing waits for it. */
    Command reading(String... arguments) {
        return writing(arguments).environment("GIT_OPTIONAL_LOCKS", "0");
    }

    /** A command that may write. */
    Command writing(String... arguments) {
        var command = Command.of("git", "-c", safe(folder))
                .with("-c", NO_HOOKS, "-c", "core.fsmonitor=false")
                .with("-c", "advice.detachedHead=false", "-c", "protocol.allow=never")
                .with("-c", "core.quotePath=false", "-c", "gc.auto=0", "-c", "maintenance.auto=false")
                .with(place)
                .with(arguments)
                .forget("GIT_")
                .environment("LC_ALL", "C")
                .environment("LANGUAGE", "")
                .environment("GIT_TERMINAL_PROMPT", "0")
                .environment("GIT_ASKPASS", "/bin/false")
                .environment("GIT_NO_REPLACE_OBJECTS", "1")
                .environment("GIT_NO_LAZY_FETCH", "1")
                .environment("GIT_LITERAL_PATHSPECS", "1")
                .environment("GIT_PAGER", "cat")
                .in(folder);
        return account.take(command);
    }

    /** How a reading command ended, whatever its status. */
    ProcessResult look(String... arguments) throws UpkeepException, InterruptedException {
        return named(reading(arguments).run(PATIENCE));
    }

    /** The one line that a reading command prints. */
    String line(String... arguments) throws UpkeepException, InterruptedException {
        return demand(look(arguments)).output().stripTrailing();
    }

    /** Success, or an error that names the folder. */
    ProcessResult demand(ProcessResult result) throws UpkeepException {
        if (result.succeeded()) {
            return result;
        }
        throw new UpkeepException(folder + ": git ended with status " + result.status() + ": " + lastLine(result));
    }

    static String lastLine(ProcessResult result) {
        var lines = result.complaint().lines().filter(line -> !line.isBlank()).toList();
        var fatal = lines.stream()
                .filter(line -> line.startsWith("fatal:") || line.startsWith("error:"))
                .findFirst();
        return fatal.orElseGet(() -> lines.get(lines.size() - 1)).strip();
    }

    /** The account is changed by another program; what fails is git all the same. */
    private static ProcessResult named(ProcessResult result) {
        return new ProcessResult("git", result.status(), result.output(), result.errors());
    }

    /**
     * Hands on each record that a reading command prints, as it comes; a record ends with NUL.
     *
     * @param each is given the record's bytes as Latin-1, so that names of files which are no UTF-8 stay different
     * @param arguments the command
     */
    void records(Consumer<String> each, String... arguments) throws UpkeepException, InterruptedException {
        stream(reading(arguments), '\0', List.of(), each);
    }

    /** As {@link #records}, for lines. */
    void lines(Consumer<String> each, String... arguments) throws UpkeepException, InterruptedException {
        stream(reading(arguments), '\n', List.of(), each);
    }

    /** Asks a command that answers each line of its input with a line. Both are Latin-1 of the bytes. */
    List<String> ask(List<String> questions, String... arguments) throws UpkeepException, InterruptedException {
        var answers = new ArrayList<String>();
        for (int from = 0; from < questions.size(); from += ASKED_AT_ONCE) {
            var some = questions.subList(from, Math.min(questions.size(), from + ASKED_AT_ONCE));
            stream(reading(arguments), '\n', some, answers::add);
        }
        if (answers.size() != questions.size()) {
            throw new UpkeepException(folder + ": git gave " + answers.size() + " answers to " + questions.size()
                    + " questions; see whether the repository is whole (git fsck)");
        }
        return answers;
    }

    /** The content of an object. The caller has looked at its size. */
    byte[] content(String type, String id) throws UpkeepException, InterruptedException {
        return within(reading("cat-file", type, id), List.of(), InputStream::readAllBytes);
    }

    private void stream(Command command, char end, List<String> questions, Consumer<String> each)
            throws UpkeepException, InterruptedException {
        within(command, questions, input -> {
            cut(input, end, each);
            return true;
        });
    }

    private static void cut(InputStream input, char end, Consumer<String> each) throws IOException {
        var open = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        for (int length = input.read(buffer); length >= 0; length = input.read(buffer)) {
            int from = 0;
            for (int at = nextEnd(buffer, from, length, end); at < length; at = nextEnd(buffer, from, length, end)) {
                open.write(buffer, from, at - from);
                each.accept(open.toString(StandardCharsets.ISO_8859_1));
                open.reset();
                from = at + 1;
            }
            open.write(buffer, from, length - from);
        }
    }

    private static int nextEnd(byte[] buffer, int from, int length, char end) {
        int at = from;
        while (at < length && buffer[at] != end) {
            at++;
        }
        return at;
    }

    /** Reads a stream. */
    private interface Reading<T> {
        T read(InputStream input) throws IOException;
    }

    /** Reads in a thread of its own, so that time and interruptions are heard meanwhile. */
    private <T> T within(Command command, List<String> questions, Reading<T> reading)
            throws UpkeepException, InterruptedException {
        try (var process = command.start()) {
            var task = new FutureTask<>(() -> {
                tell(process, questions);
                return reading.read(process.output());
            });
            var thread = new Thread(task, "git output");
            thread.setDaemon(true);
            thread.start();
            var result = task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            demand(process.await(PATIENCE));
            return result;
        } catch (TimeoutException e) {
            throw new UpkeepException(folder + ": git did not end within " + PATIENCE.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new UpkeepException(folder + ": what git says cannot be read (" + e.getCause() + ")", e);
        }
    }

    private static void tell(RunningProcess process, List<String> questions) {
        try (var input = process.input()) {
            input.write(questions.stream()
                    .map(line -> line + "\n")
                    .reduce("", String::concat)
                    .getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("git ended before it was asked", e);
        }
    }

    /** The bytes of a name as git gave them, as text for people. */
    static String shown(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The bytes of a text as git takes them. */
    static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}

package io.jenkins.plugins.upkeep.cli.command;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What went wrong within Upkeep itself: a line for the user, and a file for whoever mends it. */
public final class Defect {
    /** The name of the file with the stack trace. */
    public static final String FILE_NAME = "upkeep-defect.txt";

    private static final String LIBRARY = "libzstd-jni";
    private static final int LONGEST_CHAIN = 20;
    private static final String WHAT = "a defect of Upkeep, not of your service: ";

    private Defect() {}

    /**
     * Leaves the stack trace in a file.
     *
     * @param problem what nobody expected
     * @param folder where to leave it, created when it is missing
     * @return one line that names the problem and the file
     */
    public static String describe(Throwable problem, Path folder) {
        var outside = unfitFolder(problem);
        if (outside.isPresent()) {
            return outside.get();
        }
        try {
            Files.createDirectories(folder);
            var file = Files.writeString(folder.resolve(FILE_NAME), trace(problem));
            return WHAT + name(problem) + "; report it with the file " + file;
        } catch (IOException e) {
            return unkept(problem, e);
        }
    }

    /**
     * Leaves the stack trace in a new file of the folder for temporary files, where others may have put one of a known name.
     *
     * @param problem what nobody expected
     * @return one line that names the problem and the file
     */
    public static String describe(Throwable problem) {
        var outside = unfitFolder(problem);
        if (outside.isPresent()) {
            return outside.get();
        }
        try {
            return describe(problem, Files.createTempDirectory("upkeep-"));
        } catch (IOException e) {
            return unkept(problem, e);
        }
    }

    /** A library of machine code is unpacked when it is first used; a disk that is full or bears no programs is no defect of ours. */
    private static Optional<String> unfitFolder(Throwable problem) {
        return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .map(cause -> OneLine.of(cause.getMessage()))
                .filter(said -> said.contains(LIBRARY))
                .findFirst()
                .map(said -> System.getProperty("java.io.tmpdir") + ": does not take a library that Upkeep needs ("
                        + said + "); make room there, or name by TMPDIR another folder that programs may run from");
    }

    private static String unkept(Throwable problem, IOException reason) {
        return WHAT + name(problem) + "; report it (its stack trace could not be kept: " + OneLine.of(reason.toString())
                + ")";
    }

    private static String name(Throwable problem) {
        var message = problem.getMessage();
        return problem.getClass().getSimpleName() + (message == null ? "" : ": " + OneLine.of(message));
    }

    private static String trace(Throwable problem) {
        var text = new StringWriter();
        try (var writer = new PrintWriter(text)) {
            problem.printStackTrace(writer);
        }
        return text.toString();
    }
}

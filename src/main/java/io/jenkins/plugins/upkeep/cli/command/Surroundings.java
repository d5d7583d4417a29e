package io.jenkins.plugins.upkeep.cli.command;

import io.jenkins.plugins.upkeep.system.OneLine;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * Where a command runs.
 *
 * @param out standard output
 * @param errors standard error
 * @param colours which of the two show colours
 * @param environment the variables of the environment
 * @param interruption what a signal reaches the command by
 * @param clock the wall clock
 */
public record Surroundings(
        PrintStream out,
        PrintStream errors,
        Colours colours,
        Map<String, String> environment,
        Interruption interruption,
        Clock clock) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** A place with the machine's own clock. */
    public Surroundings(
            PrintStream out,
            PrintStream errors,
            Colours colours,
            Map<String, String> environment,
            Interruption interruption) {
        this(out, errors, colours, environment, interruption, Clock.systemUTC());
    }

    /**
     * @return the streams and the environment of this process
     */
    public static Surroundings ofProcess() {
        return new Surroundings(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Colours.ofProcess(),
                System.getenv(),
                new Interruption());
    }

    /**
     * The same place, where all that is printed goes to a file as well.
     *
     * @param file takes both streams
     */
    public Surroundings copiedTo(OutputStream file) {
        return new Surroundings(copied(out, file), copied(errors, file), colours, environment, interruption, clock);
    }

    /**
     * The same place at another time.
     *
     * @param other tells the time
     */
    public Surroundings at(Clock other) {
        return new Surroundings(out, errors, colours, environment, interruption, other);
    }

    private static PrintStream copied(PrintStream stream, OutputStream file) {
        return new PrintStream(new Copied(stream, file), true, StandardCharsets.UTF_8);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Makes sure that all that was printed has been taken.
     *
     * @throws UpkeepException when standard output is full or closed
     */
    public void requireOutput() throws UpkeepException {
        if (out.checkError()) {
            throw new UpkeepException("standard output: is full or closed; send it to a place that takes it");
        }
    }

    /** Says in one line on standard error what went wrong. */
    public void complain(String message) {
        errors.println("upkeep: " + OneLine.of(message));
    }
}

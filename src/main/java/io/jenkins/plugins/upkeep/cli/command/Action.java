package io.jenkins.plugins.upkeep.cli.command;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import picocli.CommandLine.ParseResult;

/** What a command does once its words are understood. */
@FunctionalInterface
public interface Action {
    /**
     * Does it, on the main thread.
     *
     * @param given the options and arguments of the command
     * @param world where to write and what to read
     * @return the exit status
     * @throws UpkeepException when it could not; the message goes to standard error
     * @throws InterruptedException when a signal stopped it
     */
    int run(ParseResult given, Surroundings world) throws UpkeepException, InterruptedException;
}

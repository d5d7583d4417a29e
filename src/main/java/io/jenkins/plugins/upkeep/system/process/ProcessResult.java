package io.jenkins.plugins.upkeep.system.process;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/**
 * How a program ended.
 *
 * @param name the program's name
 * @param status its exit status; 128 + n when signal n ended it
 * @param output what it printed on standard output
 * @param errors the end of what it printed on standard error
 */
public record ProcessResult(String name, int status, String output, String errors) {
    /**
     * @return whether the exit status is 0
     */
    public boolean succeeded() {
        return status == 0;
    }

    /**
     * @return this result
     * @throws UpkeepException when the exit status is not 0, with what the program said
     */
    public ProcessResult requireSuccess() throws UpkeepException {
        if (!succeeded()) {
            throw new UpkeepException(name + ": exit status " + status + ": " + complaint());
        }
        return this;
    }

    /**
     * @return what the program printed on standard error, in one line, or that it said nothing
     */
    public String complaint() {
        return errors.isBlank() ? "it said nothing" : errors.strip();
    }
}

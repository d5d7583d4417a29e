package io.jenkins.plugins.upkeep.rollback.services;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.system.process.ProcessResult;

/** Brings into one line what a program said that did not do what it should. */
final class Complaint {
    private Complaint() {}

    /**
     * @param result how it ended
     * @param what the thing that it should have done
     * @param action what a person should do
     * @throws UpkeepException when it did not succeed
     */
    static ProcessResult demand(ProcessResult result, String what, String action) throws UpkeepException {
        if (result.succeeded()) {
            return result;
        }
        throw new UpkeepException(what + ": " + result.name() + " ended with status " + result.status() + ": "
                + lastLine(result) + "; " + action);
    }

    /** The last line that says something. */
    static String lastLine(ProcessResult result) {
        return lastLine(result.complaint());
    }

    static String lastLine(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .reduce((one, next) -> next)
                .map(line -> Visible.of(line.strip()))
                .orElse("it said nothing");
    }
}

package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts an update back that was not proven well.
 *
 * @param state where the files' former content is
 * @param commands bring it into the service
 * @param wellness looks at the service
 */
record Undo(StateFolder state, ServiceCommands commands, Wellness wellness) {
    /**
     * Puts the files back, and has the service use them.
     *
     * @param journal what was done
     * @return what is wrong with the service afterwards; empty when all is well
     * @throws UpkeepException when it could not be put back; the journal stays then, and the next run tries again
     * @throws InterruptedException when this thread was told to stop; the next run goes on
     */
    Optional<String> run(Journal journal) throws UpkeepException, InterruptedException {
        if (!journal.writing()) {
            Journal.end(state);
            return Optional.empty();
        }
        files(journal.files());
        commands.run();
        Journal.end(state);
        return wellness.await();
    }

    /** Puts the files back of an update that the service has not seen; only then is it over. */
    boolean withdraw(Journal journal) throws UpkeepException {
        files(journal.files());
        Journal.end(state);
        return true;
    }

    /** Puts all files back that can be, each of them only if it holds what was written here. */
    private void files(List<Journal.Entry> entries) throws UpkeepException {
        var problems = new ArrayList<UpkeepException>();
        for (var entry : entries) {
            file(entry).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            throw problems.get(0);
        }
    }

    private Optional<UpkeepException> file(Journal.Entry entry) {
        try {
            back(entry);
            return Optional.empty();
        } catch (UpkeepException e) {
            return isBack(entry) ? Optional.empty() : Optional.of(e);
        }
    }

    /** An exchange may fail after the content has been exchanged. */
    private static boolean isBack(Journal.Entry entry) {
        try {
            return entry.kept().sha256().equals(entry.before());
        } catch (UpkeepException e) {
            return false;
        }
    }

    private void back(Journal.Entry entry) throws UpkeepException {
        var file = entry.kept();
        file.sweep();
        var now = file.sha256();
        if (now.equals(entry.after())) {
            file.exchange(now, state.kept(entry.before()));
        } else if (!now.equals(entry.before())) {
            throw new UpkeepException(entry.file()
                    + ": somebody has changed it since the update; see what it should hold (what it held before is in "
                    + state.copy(entry.before()) + "), then remove " + state.journal());
        }
    }
}

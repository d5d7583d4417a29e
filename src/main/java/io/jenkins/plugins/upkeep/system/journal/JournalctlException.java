package io.jenkins.plugins.upkeep.system.journal;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** The journal cannot be asked: journalctl is missing, or does not end. */
public final class JournalctlException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason why
     */
    public JournalctlException(UpkeepException reason) {
        super(reason.getMessage(), reason);
    }
}

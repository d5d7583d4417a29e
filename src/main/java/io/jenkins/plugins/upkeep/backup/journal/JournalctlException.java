package io.jenkins.plugins.upkeep.backup.journal;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** The journal cannot be asked: journalctl is missing, or does not end. */
final class JournalctlException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    JournalctlException(UpkeepException reason) {
        super(reason.getMessage(), reason);
    }
}

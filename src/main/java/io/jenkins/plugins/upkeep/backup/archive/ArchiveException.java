package io.jenkins.plugins.upkeep.backup.archive;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** What should be one of pg_dump's archives is none, or is of a form that this version does not know. */
public final class ArchiveException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    ArchiveException(String message) {
        super(message);
    }
}

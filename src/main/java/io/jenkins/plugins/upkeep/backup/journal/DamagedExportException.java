package io.jenkins.plugins.upkeep.backup.journal;

import java.io.IOException;

/** A stream is not, or not to its end, an export of a journal. */
public final class DamagedExportException extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedExportException(String message) {
        super(message);
    }
}

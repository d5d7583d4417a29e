package io.jenkins.plugins.upkeep.system.journal;

import java.io.IOException;

/** A stream is not, or not to its end, an export of a journal. */
public final class DamagedExportException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong: {@code ends within an entry}
     */
    public DamagedExportException(String message) {
        super(message);
    }
}

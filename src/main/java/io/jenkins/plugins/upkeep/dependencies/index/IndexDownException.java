package io.jenkins.plugins.upkeep.dependencies.index;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** An index does not answer at all: there is no use in asking it for anything else now. */
public final class IndexDownException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    IndexDownException(String message, Throwable cause) {
        super(message, cause);
    }
}

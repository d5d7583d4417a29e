package io.jenkins.plugins.upkeep.system.prometheus;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** Prometheus did not give a whole answer to one query. */
public final class QueryFailedException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    QueryFailedException(String message) {
        super(message);
    }

    QueryFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.jenkins.plugins.upkeep.system.http;

import io.jenkins.plugins.upkeep.system.UpkeepException;

/** A web server did not answer at all: there is no use in asking it anything else now. */
public final class NoAnswerException extends UpkeepException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}

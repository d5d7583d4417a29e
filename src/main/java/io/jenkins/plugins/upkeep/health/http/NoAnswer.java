package io.jenkins.plugins.upkeep.health.http;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;

/** An endpoint did not answer a request, with what was seen and what to do about it. */
final class NoAnswer extends UpkeepException {
    private static final long serialVersionUID = 1L;

    private final String seen;
    private final String action;

    NoAnswer(String seen, String action, Throwable cause) {
        super(seen + "; " + action, cause);
        this.seen = seen;
        this.action = action;
    }

    String seen() {
        return seen;
    }

    Finding on(String subject) {
        return new Finding(Severity.CRITICAL, subject, seen, "", action);
    }
}

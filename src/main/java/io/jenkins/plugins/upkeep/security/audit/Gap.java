package io.jenkins.plugins.upkeep.security.audit;

import io.jenkins.plugins.upkeep.report.Finding;

/**
 * Something that could not be looked at. It is never taken for good, and nobody can accept it.
 *
 * @param subject the thing
 * @param reason why nobody could look
 * @param action what lets the next run look
 */
public record Gap(String subject, String reason, String action) {
    /**
     * @return the gap as a finding
     */
    public Finding finding() {
        return Finding.unknown(subject, reason, action);
    }
}

package io.jenkins.plugins.upkeep.notify.run;

import io.jenkins.plugins.upkeep.config.NotifyConfig.Occasion;
import io.jenkins.plugins.upkeep.report.Report;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Status;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is wrong, as far as it decides whether people are told once more.
 *
 * @param status how the run ended
 * @param problems how grave each thing is that needs attention, the gravest first
 */
record Trouble(Status status, Map<String, Severity> problems) {
    private static final int MOST = 500;
    private static final int LONGEST = 120;
    private static final int DIGITS = 16;

    /** Of very many things only the first count. */
    static Trouble of(Report report) {
        var problems = new LinkedHashMap<String, Severity>();
        report.findings().stream()
                .filter(finding -> finding.severity() != Severity.INFO)
                .limit(MOST)
                .forEach(finding -> problems.merge(name(finding.subject()), finding.severity(), Trouble::graver));
        return new Trouble(report.status(), problems);
    }

    /** What people are told of it as. */
    Occasion occasion() {
        return switch (status) {
            case CRITICAL -> Occasion.CRITICAL;
            case UNKNOWN -> Occasion.UNKNOWN;
            case WARNING -> Occasion.WARNING;
            case OK -> Occasion.RESOLVED;
        };
    }

    /**
     * Whether a thing is now as grave as the whole and was not told as that grave before. What is less grave than the whole
     * is no news, and neither is what became better.
     */
    boolean isNewsTo(Map<String, Severity> told) {
        return problems.entrySet().stream()
                .filter(problem -> problem.getValue().status() == status)
                .anyMatch(problem -> !told.containsKey(problem.getKey())
                        || told.get(problem.getKey()).compareTo(problem.getValue()) < 0);
    }

    /** What has been told once this was told too: of each thing the gravest. */
    Map<String, Severity> addedTo(Map<String, Severity> told) {
        var all = new LinkedHashMap<>(problems);
        told.entrySet().stream()
                .limit(MOST)
                .forEach(problem -> all.merge(problem.getKey(), problem.getValue(), Trouble::graver));
        return all;
    }

    static Severity graver(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** A very long subject is known by its beginning and its digest, so that what is remembered stays small. */
    private static String name(String subject) {
        return subject.length() <= LONGEST
                ? subject
                : subject.substring(0, LONGEST) + " "
                        + Sha256.of(subject.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}

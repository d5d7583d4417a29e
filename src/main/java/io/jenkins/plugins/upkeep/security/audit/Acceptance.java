package io.jenkins.plugins.upkeep.security.audit;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody has decided to live with, until a day.
 *
 * @param rule the rule's id
 * @param subject the thing, with {@code *} for any text
 * @param reason why
 * @param until the last day
 */
public record Acceptance(String rule, String subject, String reason, LocalDate until) {
    /** Whether it speaks of the issue, its last day aside. */
    boolean fits(Issue issue) {
        return issue.rule().id().equals(rule)
                && pattern().matcher(issue.subject()).matches();
    }

    /** Whether it holds on a day. */
    boolean holds(LocalDate today) {
        return !today.isAfter(until);
    }

    private Pattern pattern() {
        var quoted = Arrays.stream(subject.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(quoted, Pattern.DOTALL);
    }
}

package io.jenkins.plugins.upkeep.security.keys;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.Issue;
import io.jenkins.plugins.upkeep.security.audit.OutcomeBuilder;
import io.jenkins.plugins.upkeep.security.audit.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Judges the ages of keys at one moment. That a key is due is said 14 days before, as rules of account keys do, but never before
 * three quarters of its time are over; beyond twice its time it is grave.
 */
final class AgeJudgement {
    private static final Duration SOON = Duration.ofDays(14);
    private static final int PART_OF_AGE = 4;
    private static final int GRAVE = 2;

    /** A key that was made a moment ago had no time to be used. */
    private static final Duration GRACE = Duration.ofDays(7);

    /** Clocks of two machines differ a little. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private final Instant now;
    private final OutcomeBuilder outcome;

    AgeJudgement(Instant now, OutcomeBuilder outcome) {
        this.now = now;
        this.outcome = outcome;
    }

    /** Adds what is wrong with a key, and gives its row of the table. */
    List<String> judge(KeyAge key) {
        outcome.looked(1);
        var known = key.since().filter(moment -> !isFuture(moment));
        if (known.isPresent()) {
            age(key, Duration.between(known.get(), now));
        } else {
            unknown(
                    key,
                    key.since().isPresent()
                            ? "its time lies in the future: " + day(key.since().get())
                            : key.source());
        }
        if (key.use().known()) {
            use(key, known);
        }
        return List.of(key.name(), key.source(), shown(key, known), days(key.maxAge()));
    }

    private void age(KeyAge key, Duration age) {
        var rest = key.maxAge().minus(age);
        if (rest.isNegative()) {
            overdue(key, age);
        } else if (!key.exact()) {
            unknown(key, "nothing tells when it was renewed; its file was changed " + days(age) + " ago");
        } else if (rest.compareTo(soon(key.maxAge())) <= 0) {
            add(KeyRules.DUE_SOON, key, Severity.WARNING, "is " + days(age) + " old, due in " + days(rest));
        }
    }

    private void overdue(KeyAge key, Duration age) {
        var grave = age.compareTo(key.maxAge().multipliedBy(GRAVE)) > 0;
        var seen = key.exact() ? "is " + days(age) + " old" : "was not renewed for at least " + days(age);
        add(KeyRules.OVERDUE, key, grave ? Severity.CRITICAL : Severity.WARNING, seen);
    }

    private static Duration soon(Duration maxAge) {
        var part = maxAge.dividedBy(PART_OF_AGE);
        return part.compareTo(SOON) < 0 ? part : SOON;
    }

    private void unknown(KeyAge key, String why) {
        var finding = Finding.warning(
                subject(key),
                "is of unknown age: " + why,
                "at most " + days(key.maxAge()),
                "renew it, and write the day above it as # renewed "
                        + now.atZone(ZoneOffset.UTC).toLocalDate() + " or into security.keys");
        add(KeyRules.UNKNOWN, key, finding);
    }

    private void use(KeyAge key, Optional<Instant> since) {
        var last = key.use().last();
        if (last.isPresent() && isFuture(last.get())) {
            return;
        }
        var idle = Duration.between(last.or(() -> since).orElse(Instant.EPOCH), now);
        var most = last.isPresent() ? key.maxAge() : GRACE;
        if (idle.compareTo(most) > 0) {
            var seen = last.isPresent() ? "was last used " + days(idle) + " ago" : "was never used";
            var finding = Finding.warning(
                    subject(key), seen, "used within " + days(key.maxAge()), "withdraw it if nobody needs it");
            add(KeyRules.UNUSED, key, finding);
        }
    }

    private void add(Rule rule, KeyAge key, Severity severity, String seen) {
        var action = "make a new key, let the service use it, then withdraw the old one";
        add(rule, key, new Finding(severity, subject(key), seen, "at most " + days(key.maxAge()), action));
    }

    private void add(Rule rule, KeyAge key, Finding finding) {
        outcome.add(new Issue(rule, finding, key.location()));
    }

    private static String subject(KeyAge key) {
        return "key " + key.name();
    }

    private boolean isFuture(Instant moment) {
        return moment.isAfter(now.plus(CLOCKS));
    }

    private String shown(KeyAge key, Optional<Instant> since) {
        var age = since.map(moment -> days(Duration.between(moment, now)));
        return age.map(words -> key.exact() ? words : "at least " + words).orElse("unknown");
    }

    private static String day(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS).toString().replaceFirst("T.*", "");
    }

    private static String days(Duration time) {
        var days = Math.max(0, time.toDays());
        return days == 1 ? "1 day" : days + " days";
    }
}

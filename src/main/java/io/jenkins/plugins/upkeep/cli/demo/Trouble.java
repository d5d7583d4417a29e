package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.report.EarlierRun;
import io.jenkins.plugins.upkeep.report.History;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that is made to go wrong on given days.
 *
 * @param mishap what it is
 * @param from its first day
 * @param until its last day
 * @param deadline the last day on which it must be noticed for the first time
 */
record Trouble(Mishap mishap, LocalDate from, LocalDate until, LocalDate deadline) {
    /**
     * What the reports say of it.
     *
     * @param trouble what it is about
     * @param noticed the day on which its task told of it; empty when it did not in time, or had told of it before it was there
     * @param resolved the day of the first run after that which did not tell of it; empty when none did
     */
    record Seen(Trouble trouble, Optional<LocalDate> noticed, Optional<LocalDate> resolved) {}

    /**
     * Looks for it.
     *
     * @param history the runs of the task that must notice it
     */
    Seen seenIn(History history) {
        var before =
                history.runs().stream().filter(run -> day(run).isBefore(from)).reduce((older, newer) -> newer);
        var noticed = before.filter(this::tells).isPresent()
                ? Optional.<LocalDate>empty()
                : history.runs().stream()
                        .filter(run -> !day(run).isBefore(from) && !day(run).isAfter(deadline))
                        .filter(this::tells)
                        .map(Trouble::day)
                        .findFirst();
        var resolved = noticed.flatMap(day -> history.runs().stream()
                .filter(run -> day(run).isAfter(day) && !tells(run))
                .map(Trouble::day)
                .findFirst());
        return new Seen(this, noticed, resolved);
    }

    private boolean tells(EarlierRun run) {
        var sign = mishap.sign();
        var subject = sign.subject().toLowerCase(Locale.ROOT);
        return run.problems().stream()
                .anyMatch(problem -> problem.severity().compareTo(sign.least()) >= 0
                        && problem.subject().toLowerCase(Locale.ROOT).contains(subject));
    }

    private static LocalDate day(EarlierRun run) {
        return LocalDate.ofInstant(run.started(), ZoneOffset.UTC);
    }
}

package io.jenkins.plugins.upkeep.jenkins.page;

import hudson.model.Job;
import hudson.scheduler.CronTab;
import hudson.scheduler.Hash;
import hudson.triggers.TimerTrigger;
import java.time.Instant;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;

/** When the timers of a job start it, by the lines of its triggers. */
final class CronSchedule {
    private static final Logger LOGGER = Logger.getLogger(CronSchedule.class.getName());

    private CronSchedule() {}

    static Schedule of(Job<?, ?> job) {
        if (!(job instanceof ParameterizedJob<?, ?> startable) || startable.isDisabled()) {
            return Schedule.NEVER;
        }
        return startable.getTriggers().values().stream()
                .filter(TimerTrigger.class::isInstance)
                .flatMap(trigger -> schedules(trigger.getSpec(), job.getFullName()).stream())
                .reduce(Schedule.NEVER, Schedule::or);
    }

    private static List<Schedule> schedules(String text, String job) {
        return schedules(text, job, line -> schedule(line, job));
    }

    /** The schedules of all lines; none when Jenkins cannot read one of them, since it does not run such a timer. */
    static List<Schedule> schedules(String text, String job, Function<CronLines.Entry, Schedule> read) {
        try {
            // All of them here: what a line is refused with must not come out later.
            return CronLines.of(text).entries().map(read).toList();
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.FINE, e, () -> job + ": has a timer that Jenkins cannot read");
            return List.of();
        }
    }

    private static Schedule schedule(CronLines.Entry line, String job) {
        var zone = line.zone().isEmpty() ? TimeZone.getDefault() : TimeZone.getTimeZone(line.zone());
        var tab = new CronTab(
                line.text(), line.number(), Hash.from(job), line.zone().isEmpty() ? null : line.zone());
        return from -> next(tab, from, zone);
    }

    private static Optional<Instant> next(CronTab tab, Instant from, TimeZone zone) {
        var moment = Calendar.getInstance(zone);
        moment.setTimeInMillis(from.toEpochMilli());
        try {
            return Optional.of(tab.ceil(moment).toInstant());
        } catch (RuntimeException e) {
            // Jenkins throws one of its own that plugins must not name.
            LOGGER.log(Level.FINE, e, () -> "a timer names a date that never comes");
            return Optional.empty();
        }
    }
}

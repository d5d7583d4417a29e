package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * Something that goes wrong in the quarter; it is really done to the service.
 *
 * @param title what happens
 * @param course when
 * @param sign how it is noticed
 * @param begin does it
 * @param end undoes it
 */
record Mishap(String title, Course course, Sign sign, Act begin, Act end) {
    static final Mishap SLOW_API = new Mishap(
            "The API answers slowly for a day",
            Course.at(20, 1, 0),
            new Sign("health-check", "api", Severity.WARNING),
            QuarterService::slowApi,
            QuarterService::quickApi);
    static final Mishap API_DOWN = new Mishap(
            "The API is down for a day",
            Course.at(27, 1, 0),
            new Sign("health-check", "api", Severity.CRITICAL),
            QuarterService::stopApi,
            QuarterService::startApi);
    static final Mishap STORE_AWAY = new Mishap(
            "The place of the backups is away for two days",
            Course.at(33, 2, 1),
            new Sign("verified-backup", "verified-backup", Severity.UNKNOWN),
            QuarterService::loseStore,
            QuarterService::findStore);
    static final Mishap DAMAGED_SET = new Mishap(
            "A byte of a stored backup changes",
            Course.beforeSunday(41, 1, 1),
            new Sign("backup-check", "set", Severity.CRITICAL),
            QuarterService::damageSet,
            service -> {});
    static final Mishap GAP = new Mishap(
            "Six hours of market data are missing",
            Course.at(47, 1, 0),
            new Sign("data-quality", "ETHUSDT", Severity.WARNING),
            QuarterService::beginGap,
            QuarterService::endGap);
    static final Mishap SLOW_REQUESTS = new Mishap(
            "Requests take three times as long from here on",
            Course.at(60, Quarter.USUAL, 21),
            new Sign("api-performance", "API response time", Severity.WARNING),
            QuarterService::slowRequests,
            service -> {});

    /** All, in the order in which they happen. */
    static final List<Mishap> ALL = List.of(SLOW_API, API_DOWN, STORE_AWAY, DAMAGED_SET, GAP, SLOW_REQUESTS);

    /** Something that is done to the service. */
    @FunctionalInterface
    interface Act {
        void on(QuarterService service) throws UpkeepException, InterruptedException;
    }

    /**
     * When it happens.
     *
     * @param day its first day in a quarter of the usual length, from 1
     * @param length how many days it lasts
     * @param patience how many days after its first one it may be noticed
     * @param weekly whether it waits for the night before the weekly tasks
     */
    record Course(int day, int length, int patience, boolean weekly) {
        static Course at(int day, int length, int patience) {
            return new Course(day, length, patience, false);
        }

        /** What retention has removed before somebody looks cannot be noticed. */
        static Course beforeSunday(int day, int length, int patience) {
            return new Course(day, length, patience, true);
        }
    }

    /**
     * How it is noticed.
     *
     * @param task the task that must notice it
     * @param subject what the subject of its finding contains
     * @param least how grave the finding is at least
     */
    record Sign(String task, String subject, Severity least) {}

    /** When it happens in a quarter, which may be a short one. */
    Trouble in(Quarter quarter) {
        var from = day(quarter);
        var until = from.plusDays(course.length() - 1L);
        return new Trouble(
                this, from, until.isAfter(quarter.last()) ? quarter.last() : until, from.plusDays(course.patience()));
    }

    private LocalDate day(Quarter quarter) {
        var day = quarter.first().plusDays(Math.round((double) course.day() * quarter.days() / Quarter.USUAL) - 1);
        return course.weekly() ? day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)) : day;
    }
}

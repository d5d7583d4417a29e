package io.jenkins.plugins.upkeep.cli.demo;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** What goes wrong in the quarter, in the order in which it does; each is really done to the service. */
enum Mishap {
    SLOW_API(
            "The API answers slowly for a day",
            new Course(20, 1, 0),
            new Sign("health-check", "api", Severity.WARNING),
            QuarterService::slowApi,
            QuarterService::quickApi),
    API_DOWN(
            "The API is down for a day",
            new Course(27, 1, 0),
            new Sign("health-check", "api", Severity.CRITICAL),
            QuarterService::stopApi,
            QuarterService::startApi),
    STORE_AWAY(
            "The place of the backups is away for two days",
            new Course(33, 2, 1),
            new Sign("verified-backup", "verified-backup", Severity.UNKNOWN),
            QuarterService::loseStore,
            QuarterService::findStore),
    DAMAGED_SET(
            "A byte of a stored backup changes",
            new Course(41, 1, 1),
            new Sign("backup-check", "set", Severity.CRITICAL),
            QuarterService::damageSet,
            service -> {}),
    GAP(
            "Six hours of market data are missing",
            new Course(47, 1, 0),
            new Sign("data-quality", "ETHUSDT", Severity.WARNING),
            QuarterService::beginGap,
            QuarterService::endGap),
    SLOW_REQUESTS(
            "Requests take three times as long from here on",
            new Course(60, Quarter.USUAL, 21),
            new Sign("api-performance", "API response time", Severity.WARNING),
            QuarterService::slowRequests,
            service -> {});

    private final String title;
    private final Course course;
    private final Sign sign;
    private final Act begin;
    private final Act end;

    Mishap(String title, Course course, Sign sign, Act begin, Act end) {
        this.title = title;
        this.course = course;
        this.sign = sign;
        this.begin = begin;
        this.end = end;
    }

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
     */
    record Course(int day, int length, int patience) {}

    /**
     * How it is noticed.
     *
     * @param task the task that must notice it
     * @param subject what the subject of its finding contains
     * @param least how grave the finding is at least
     */
    record Sign(String task, String subject, Severity least) {}

    String title() {
        return title;
    }

    Sign sign() {
        return sign;
    }

    void begin(QuarterService service) throws UpkeepException, InterruptedException {
        begin.on(service);
    }

    void end(QuarterService service) throws UpkeepException, InterruptedException {
        end.on(service);
    }

    /** When it happens in a quarter, which may be a short one. */
    Trouble in(Quarter quarter) {
        var from = day(quarter);
        var until = from.plusDays(course.length() - 1L);
        return new Trouble(
                this,
                from,
                until.isAfter(quarter.last()) ? quarter.last() : until,
                from.plusDays(course.patience()));
    }

    /** A set is damaged in the night before a check of sets: only what retention has not removed by then can be noticed. */
    private LocalDate day(Quarter quarter) {
        var day = quarter.first().plusDays(Math.round((double) course.day() * quarter.days() / Quarter.USUAL) - 1);
        return this == DAMAGED_SET ? day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)) : day;
    }
}

package io.jenkins.plugins.upkeep.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Reports as the tasks make them, and one as only an enemy would. */
public final class SampleReports {
    private static final Instant STARTED = Instant.parse("2026-11-22T03:00:04.217Z");
    private static final List<String> NAMES = List.of(
            "backtest_trades",
            "market_data",
            "optimization_results",
            "strategies",
            "accounts",
            "alerts",
            "api_keys",
            "audit_log",
            "balances",
            "candles_daily",
            "deposits",
            "exchange_orders",
            "exchanges",
            "executions",
            "fees",
            "funding_rates",
            "indicators",
            "jobs",
            "ledger_entries",
            "notes",
            "parameters",
            "portfolios",
            "positions",
            "risk_limits",
            "schedules",
            "sessions",
            "signals",
            "symbols",
            "users",
            "withdrawals");

    private SampleReports() {}

    /** A backup that went well. */
    public static Report verifiedBackup() {
        var builder = Report.of("verified-backup", "hyperopt")
                .add(Finding.info("retention", "2 sets removed, 18 kept: 7 daily, 4 weekly, 7 monthly"));
        backupNumbers().forEach(builder::add);
        return builder.add(new View.Bars("Where the data is", Unit.BYTES, largestTables()))
                .add(tables())
                .add(new View.Lines(
                        "Size of the sets",
                        Unit.BYTES,
                        List.of(
                                line(
                                        "stored",
                                        Duration.ofDays(1),
                                        30,
                                        day -> 2.31e8 + day * 1.6e6 + Math.sin(day) * 8e5),
                                line("database", Duration.ofDays(1), 30, day -> 8.9e8 + day * 6.1e6))))
                .add(new Artifact("manifest.json", "the set's manifest with the hash of each file"))
                .add(new Artifact("evidence/fingerprints of tables.csv", "rows and fingerprint of each table, twice"))
                .section(new BackupSection("20261122T030004Z-7f3a", 30, List.of("public")))
                .build(
                        STARTED,
                        Duration.ofMillis(73_412),
                        "The set 20261122T030004Z-7f3a was restored and matches its snapshot in all 30 tables.");
    }

    private static List<Measurement> backupNumbers() {
        return List.of(
                Measurement.bytes("database_size", 1_084_213_248L),
                Measurement.bytes("set_size", 279_418_112L),
                Measurement.count("rows", 15_412_906L),
                Measurement.seconds("dump_time", Duration.ofMillis(21_930)),
                Measurement.seconds("restore_time", Duration.ofMillis(44_702)).limit(1_800),
                Measurement.of("dump_rate", 49_440_000, Unit.BYTES_PER_SECOND),
                Measurement.of("store_used", 0.618, Unit.RATIO)
                        .on("file:/backups")
                        .limit(0.9),
                Measurement.notMeasurable("replica_lag", Unit.SECONDS, "the service has no replica"));
    }

    private static List<View.Bar> largestTables() {
        return IntStream.range(0, 8)
                .mapToObj(at -> new View.Bar("public." + NAMES.get(at), 6.2e8 / Math.pow(1.9, at)))
                .toList();
    }

    private static View tables() {
        var random = new Random(7);
        var rows = new ArrayList<List<String>>();
        for (int at = 0; at < NAMES.size(); at++) {
            var bytes = 6.2e8 / Math.pow(1.55, at);
            rows.add(List.of(
                    "public." + NAMES.get(at),
                    Units.format(Math.rint(bytes / 72), Unit.COUNT),
                    Units.format(bytes, Unit.BYTES),
                    Units.format(bytes / 3.6, Unit.BYTES),
                    String.format("%016x", random.nextLong()),
                    "same"));
        }
        return new View.Table(
                "Tables",
                List.of(
                        View.Column.text("Table"),
                        View.Column.number("Rows"),
                        View.Column.number("Data"),
                        View.Column.number("Stored"),
                        View.Column.text("Fingerprint"),
                        View.Column.text("Restored")),
                rows);
    }

    /** A drill that took longer than it may. */
    public static Report restoreTest() {
        return Report.of("dr-restore-test", "hyperopt")
                .add(Finding.warning(
                        "recovery time",
                        "31 min 12 s from the start to the first answer",
                        "30 min",
                        "Restore with more jobs (drill.parallel: 4), or raise drill.rto in upkeep.yaml."))
                .add(Finding.info("recovery point", "the newest verified set is 3 h 4 min old"))
                .add(Measurement.seconds("rto", Duration.ofSeconds(1_872)).limit(1_800))
                .add(Measurement.seconds("rpo", Duration.ofSeconds(11_040)).limit(93_600))
                .add(Measurement.count("assertions_held", 4))
                .add(Measurement.count("tables_compared", 30))
                .add(new View.Bars(
                        "Time by phase",
                        Unit.SECONDS,
                        List.of(
                                new View.Bar("fetch the set", 214),
                                new View.Bar("make a cluster", 3.4),
                                new View.Bar("schema before the data", 1.9),
                                new View.Bar("copy the data", 902),
                                new View.Bar("indexes and constraints", 611),
                                new View.Bar("analyze", 74),
                                new View.Bar("compare fingerprints", 61),
                                new View.Bar("assertions", 0.41),
                                new View.Bar("start the application", 4.2))))
                .add(new View.Table(
                        "Compared",
                        List.of(
                                View.Column.text("What"),
                                View.Column.number("Source"),
                                View.Column.number("Restored"),
                                View.Column.text("Result")),
                        List.of(
                                List.of("table rows", "15,412,906", "15,412,906", "same"),
                                List.of("sequences", "12", "12", "same"),
                                List.of("large objects", "3", "3", "same"),
                                List.of("functions", "41", "41", "same"))))
                .build(
                        STARTED,
                        Duration.ofSeconds(1_934),
                        "All data came back, but the restore took 1 min 12 s longer than the agreed 30 min.");
    }

    /** A service that is ill in several ways. */
    public static Report failedHealthCheck() {
        return Report.of("health-check", "hyperopt")
                .add(Finding.critical(
                        "endpoint secondary",
                        "connection refused by localhost:8001 in 5 of 5 probes",
                        "200 within 200 ms",
                        "Start it: systemctl start hyperopt-api@8001, then read its journal."))
                .add(Finding.critical(
                        "disk /opt",
                        "96.4 % used, full in about 2 d 7 h",
                        "90 %",
                        "Remove old logs in /opt/hyperopt/logs (18.2 GB), or enlarge the volume."))
                .add(Finding.unknown(
                        "redis",
                        "NOAUTH Authentication required",
                        "Set redis.password in upkeep.yaml; nothing about Redis could be looked at."))
                .add(Finding.warning(
                        "connections",
                        "87 of 100 used, 61 of them idle in transaction",
                        "80 %",
                        "Set idle_in_transaction_session_timeout = '5min' and look for the client at 10.0.3.17."))
                .add(Measurement.seconds("response_time", Duration.ofMillis(143))
                        .on("endpoint primary")
                        .limit(0.2))
                .add(Measurement.notMeasurable("response_time", Unit.SECONDS, "connection refused")
                        .on("endpoint secondary"))
                .add(Measurement.of("disk_used", 0.412, Unit.RATIO).on("/").limit(0.9))
                .add(Measurement.of("disk_used", 0.964, Unit.RATIO).on("/opt").limit(0.9))
                .add(Measurement.of("connections_used", 0.87, Unit.RATIO).limit(0.8))
                .add(Measurement.count("journal_errors", 12).on("hyperopt-api").limit(50))
                .add(new View.Lines(
                        "Response time",
                        Unit.SECONDS,
                        List.of(
                                line("primary", Duration.ofMinutes(30), 48, at -> 0.11 + 0.04 * Math.sin(at / 6)),
                                line(
                                        "secondary",
                                        Duration.ofMinutes(30),
                                        48,
                                        at -> at > 40 ? Double.NaN : 0.14 + 0.05 * Math.sin(at / 4 + 2)))))
                .build(
                        STARTED,
                        Duration.ofMillis(2_310),
                        "The second endpoint is down and /opt is full in two days; the first endpoint still answers.");
    }

    /** A plan of upgrades. */
    public static Report upgradePlan() {
        return Report.of("upgrade-plan", "hyperopt")
                .add(Finding.critical(
                        "redis cache",
                        "7.0 ended on 2024-07-29",
                        "a version with support",
                        "Upgrade to 7.4 on 2026-12-06."))
                .add(supportPeriods())
                .build(STARTED, Duration.ofSeconds(3), "First upgrade redis cache to 7.4, on 2026-12-06.");
    }

    private static View.Periods supportPeriods() {
        return new View.Periods(
                "How long it is supported",
                day(2022, 1),
                day(2030, 1),
                Optional.of(LocalDate.of(2026, 11, 22)),
                List.of(
                        new View.PeriodRow(
                                "database 15.18",
                                "354 days left",
                                List.of(span(2022, 2027, View.PeriodKind.SUPPORTED))),
                        new View.PeriodRow(
                                "debian 12",
                                "1 y 221 days left",
                                List.of(
                                        span(2023, 2026, View.PeriodKind.SUPPORTED),
                                        span(2026, 2028, View.PeriodKind.SECURITY))),
                        new View.PeriodRow(
                                "redis cache 7.0.15",
                                "ended 846 days ago",
                                List.of(
                                        span(2022, 2024, View.PeriodKind.SUPPORTED),
                                        span(2024, 2031, View.PeriodKind.ENDED))),
                        new View.PeriodRow("frobnicator 3", "not known", List.of())));
    }

    private static View.Span span(int from, int to, View.PeriodKind kind) {
        return new View.Span(day(from, 120), day(to, 120), kind);
    }

    private static LocalDate day(int year, int day) {
        return LocalDate.ofYearDay(year, day);
    }

    /** A report in which everything of foreign origin tries to do harm. */
    public static Report hostile() {
        var evil = "\"><script>alert('x')</script>\u202Egnp.exe &amp; Ünïcødé 表 שולחן \u001b[2J\u0000";
        var longWord = "W".repeat(1_500);
        return Report.of("verified-backup" + evil, evil)
                .add(Finding.critical(evil, longWord, longWord, longWord + evil))
                .add(Finding.warning(longWord, evil, evil, evil))
                .add(Measurement.count(evil, 3).on(longWord))
                .add(Measurement.count(longWord, Long.MAX_VALUE).on(evil).limit(1))
                .add(Measurement.notMeasurable("x", Unit.BYTES, longWord + evil))
                .add(new Artifact("a folder/50% \"<script>#?.txt", evil))
                .add(new Artifact("javascript:alert(1)", longWord))
                .add(new Artifact("../../etc/passwd", "outside"))
                .add(new View.Table(
                        evil,
                        List.of(View.Column.text(evil), View.Column.number(longWord)),
                        List.of(List.of(evil, longWord), List.of(longWord), List.of())))
                .add(new View.Bars(
                        longWord,
                        Unit.COUNT,
                        List.of(
                                new View.Bar(evil, Double.NaN),
                                new View.Bar(longWord, 1e300),
                                new View.Bar("negative", -4))))
                .add(new View.Lines(
                        evil,
                        Unit.RATIO,
                        List.of(
                                new View.Series(evil, List.of(new View.Point(STARTED, 1))),
                                new View.Series(longWord, List.of()),
                                new View.Series("bad", List.of(new View.Point(STARTED, Double.POSITIVE_INFINITY))))))
                .add(new View.Calendar(
                        evil,
                        LocalDate.of(2026, 1, 1),
                        LocalDate.MAX,
                        List.of(new View.CalendarRow(
                                evil, List.of(new View.DayMark(LocalDate.of(2026, 1, 2), Status.CRITICAL, longWord))))))
                .add(new View.Periods(
                        evil,
                        LocalDate.MIN,
                        LocalDate.MAX,
                        Optional.of(LocalDate.MIN),
                        List.of(
                                new View.PeriodRow(evil, longWord, List.of()),
                                new View.PeriodRow(longWord, evil, List.of(span(2027, 2020, View.PeriodKind.ENDED))))))
                .build(STARTED, Duration.ofDays(400), longWord + evil);
    }

    /** The first three, as one overview shows them. */
    public static List<OverviewPage.Entry> overview() {
        return List.of(
                OverviewPage.Entry.of(failedHealthCheck(), "health-check"),
                OverviewPage.Entry.of(verifiedBackup(), "verified-backup"),
                OverviewPage.Entry.of(restoreTest(), "dr-restore-test"));
    }

    private static View.Series line(String label, Duration step, int count, DoubleUnaryOperator value) {
        return new View.Series(
                label,
                IntStream.range(0, count)
                        .mapToObj(at ->
                                new View.Point(STARTED.minus(step.multipliedBy(count - at)), value.applyAsDouble(at)))
                        .toList());
    }

    /** A typed section, as a task family has one. */
    public record BackupSection(String id, int tables, List<String> schemas) implements Section {
        @Override
        public String key() {
            return "backup";
        }
    }
}

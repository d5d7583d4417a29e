package io.jenkins.plugins.upkeep.monitoring.rules;

import io.jenkins.plugins.upkeep.monitoring.metrics.Metric;
import io.jenkins.plugins.upkeep.monitoring.metrics.Vocabulary;
import io.jenkins.plugins.upkeep.monitoring.rules.MonitoredService.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rules on what a service stands on: its database, Redis, memory and disks. */
final class PartRules {
    private static final Duration SHORT = Duration.ofMinutes(2);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    /** As for the node exporter: awesome-prometheus-alerts warns of less than 10 % available for 2 minutes. */
    private static final double MOST_MEMORY = 0.9;

    private final MonitoredService service;
    private final Guard guard;
    private final Map<String, String> ours;

    PartRules(MonitoredService service) {
        this.service = service;
        this.guard = new Guard(service);
        this.ours = Series.labels("service", service.name());
    }

    List<AlertRule> rules() {
        var rules = new ArrayList<AlertRule>();
        if (service.has(Part.DATABASE)) {
            rules.add(database());
        }
        if (service.has(Part.REDIS)) {
            rules.add(redis());
        }
        if (service.has(Part.HOST)) {
            rules.add(memory());
        }
        if (service.has(Part.DISKS)) {
            rules.add(disk("UpkeepDiskFullSoon", WEEK));
            rules.add(disk("UpkeepDiskFullToday", DAY));
        }
        return rules;
    }

    private AlertRule database() {
        return down("DatabaseConnectionFailure", Vocabulary.DATABASE_UP)
                .says(
                        "The database of {{ $labels.service }} does not let the exporter in",
                        "See whether PostgreSQL runs (systemctl status postgresql) and what its log says, whether it has connections"
                                + " left (upkeep health-check), and whether the exporter's password still holds; the exporter's log"
                                + " has the server's own words.")
                .build();
    }

    private AlertRule redis() {
        return down("RedisConnectionFailure", Vocabulary.REDIS_UP)
                .says(
                        "Redis of {{ $labels.service }} does not let the exporter in",
                        "See whether Redis runs (systemctl status redis) and what its log says, and whether the exporter's password"
                                + " still holds; the exporter's log has the server's own words.")
                .build();
    }

    private AlertRule.Draft down(String name, Metric metric) {
        var series = Promql.series(metric.name(), ours);
        var failing = Map.of(series, "1 1 0x20");
        var draft = AlertRule.named(name)
                .when(guard.atPresent("max by (service) (" + series + ") == 0"))
                .hold(SHORT)
                .critical()
                .beside(guard.scraped())
                .fires(failing, ours)
                .isQuiet(Map.of(series, "1x20"))
                // Once is no failure: a scrape may meet a restart.
                .isQuiet(Map.of(series, "1 1 0 1 0 1 0 1x20"));
        return guard.quietByOldNumbers(draft, failing);
    }

    private AlertRule memory() {
        var series = Promql.series(Vocabulary.MEMORY_USED.name(), ours);
        var full = Map.of(series, "0.95x20");
        var draft = AlertRule.named("HighMemoryUsage")
                .when(guard.atPresent("max by (service) (" + series + ") > " + MOST_MEMORY))
                .hold(SHORT)
                .beside(guard.scraped())
                .says(
                        "The host of {{ $labels.service }} runs out of memory",
                        "{{ $value | humanizePercentage }} is used. See which program grows (ps -eo rss,args --sort=-rss), restart it or"
                                + " give the host more memory, before the kernel ends one by itself.")
                .fires(full, ours, "95%")
                .isQuiet(Map.of(series, "0.85x20"))
                .isQuiet(Map.of(series, "0.85 0.85 0.85 0.95 0.85 0.95 0.85 0.85x20"));
        return guard.quietByOldNumbers(draft, full).build();
    }

    /** The health check forecasts by the trend of two weeks and only where a disk fills up at all. */
    private AlertRule disk(String name, Duration limit) {
        var selector = service.selector() + ",task=\"health-check\",name=" + Promql.text(Vocabulary.DISK_UNTIL_FULL);
        var series = Vocabulary.MEASUREMENT.name() + "{" + selector + ",subject=\"disk /\"}";
        var draft = AlertRule.named(name)
                .when("min by (service, subject) (" + Vocabulary.MEASUREMENT.name() + "{" + selector + "}) < "
                        + Promql.seconds(limit))
                .says(
                        "{{ $labels.subject }} of {{ $labels.service }} is full in {{ $value | humanizeDuration }}",
                        "It fills up as it did in the last two weeks. See what grows (du -xh / | sort -h | tail; the sizes of tables in"
                                + " the report of upkeep pg-maintenance), archive or remove it, or order a larger disk.")
                .fires(
                        Map.of(series, Series.always(limit.toSeconds() - 3600.0)),
                        Map.of("service", service.name(), "subject", "disk /"),
                        Series.humanized(limit.minusHours(1)))
                .isQuiet(Map.of(series, Series.always(limit.toSeconds() + 3600.0)));
        return (limit.compareTo(DAY) <= 0 ? draft.critical() : draft).build();
    }
}

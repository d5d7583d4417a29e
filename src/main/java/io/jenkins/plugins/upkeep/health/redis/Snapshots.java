package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.report.Unit;
import java.time.Duration;
import java.time.Instant;

/**
 * Whether the data gets to the disk as a whole. A save that failed is critical, for what is not on the disk is gone with the
 * process. Changes that have not been saved for more than 48 hours are critical where the setting {@code save} says that they
 * should be; the figure is that of awesome-prometheus-alerts.
 */
final class Snapshots {
    private static final String SUBJECT = "redis last save";
    private static final String MEASUREMENT = "redis_last_save_age";
    private static final Duration OLDEST = Duration.ofDays(2);
    private static final String LIMIT = "at most 48 h old while there are changes";

    private Snapshots() {}

    static void judge(RedisFacts facts, ProbeResultBuilder result) {
        var info = facts.info();
        var saved = info.number("rdb_last_save_time");
        if (saved.isEmpty()) {
            var reason = "the server does not tell of its last save";
            result.add(Finding.info(SUBJECT, "not measurable: " + reason))
                    .add(Measurement.notMeasurable(MEASUREMENT, Unit.SECONDS, reason));
            return;
        }
        var age = Duration.between(Instant.ofEpochSecond(saved.getAsLong()), facts.now());
        result.add(Measurement.seconds(MEASUREMENT, age.isNegative() ? Duration.ZERO : age));
        if (info.text("rdb_last_bgsave_status").equals("err")) {
            result.add(failed(seen(facts, age)));
        } else {
            result.add(age(facts, age));
        }
    }

    private static String seen(RedisFacts facts, Duration age) {
        return Figure.text((double) Math.max(0, age.toSeconds()), Unit.SECONDS) + " ago, "
                + facts.info().number("rdb_changes_since_last_save").orElse(0) + " changes since";
    }

    private static Finding failed(String last) {
        return Finding.critical(
                SUBJECT,
                "the last one failed; the last that did not was " + last,
                "a save without error",
                "read the server's log; see whether its folder (CONFIG GET dir) can be written and has room, and whether"
                        + " the machine has memory for a fork (vm.overcommit_memory = 1), then BGSAVE");
    }

    private static Finding age(RedisFacts facts, Duration age) {
        var seen = seen(facts, age);
        var pending = facts.info().number("rdb_changes_since_last_save").orElse(0) > 0;
        if (!pending || age.compareTo(OLDEST) <= 0) {
            return new Finding(Severity.INFO, SUBJECT, seen, LIMIT, "");
        }
        var setting = facts.setting("save");
        if (setting.isEmpty()) {
            return Finding.unknown(
                    SUBJECT,
                    seen + "; whether it should save cannot be told: the setting is not shown to us",
                    "let the account of redis.user see it: ACL SETUSER … +config|get");
        }
        return setting.get().isBlank()
                ? Finding.info(SUBJECT, seen + "; it is not told to save (save is empty)")
                : Finding.critical(
                        SUBJECT,
                        seen,
                        LIMIT,
                        "BGSAVE, and see why the rule did not do it: save \"" + setting.get() + "\"");
    }
}

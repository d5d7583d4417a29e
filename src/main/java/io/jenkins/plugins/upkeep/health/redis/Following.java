package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.Figure;
import io.jenkins.plugins.upkeep.health.probe.Limit;
import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.health.probe.Reading;
import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.report.Measurement;
import io.jenkins.plugins.upkeep.report.Unit;

/**
 * How a replica follows its primary. A link that is down is critical: the data is getting old. A primary says something every
 * ten seconds; 30 seconds of silence are a warning, by our own judgement, and after 60 the server itself takes the link for dead.
 */
final class Following {
    private static final String SUBJECT = "redis replication";
    private static final String SILENCE = "redis_replication_silence";
    private static final Limit LIMIT = Limit.most(30, 60);

    private Following() {}

    static void judge(RedisFacts facts, ProbeResultBuilder result) {
        if (!facts.isReplica()) {
            return;
        }
        var info = facts.info();
        var primary = info.text("master_host") + ":" + info.text("master_port");
        if (info.text("master_link_status").equals("up")) {
            follows(facts, primary, result);
        } else {
            var since =
                    Math.max(0, info.number("master_link_down_since_seconds").orElse(0));
            result.add(down(primary, since, info.text("master_sync_in_progress").equals("1")))
                    .add(Measurement.notMeasurable(SILENCE, Unit.SECONDS, "the link to the primary is down"));
        }
    }

    private static Finding down(String primary, long since, boolean copying) {
        return Finding.critical(
                SUBJECT,
                "the link to the primary " + primary + " has been down for " + Figure.text((double) since, Unit.SECONDS)
                        + (copying ? "; all data is being copied anew" : ""),
                "a link that is up",
                copying
                        ? "wait until the copy is there (INFO replication: master_sync_left_bytes), then look again"
                        : "see whether the primary runs and can be reached from here, and whether masterauth is right");
    }

    private static void follows(RedisFacts facts, String primary, ProbeResultBuilder result) {
        var info = facts.info();
        var silence =
                (double) Math.max(0, info.number("master_last_io_seconds_ago").orElse(0));
        var received = info.number("slave_read_repl_offset");
        var behind = Math.max(
                0, received.orElse(0) - info.number("slave_repl_offset").orElse(0));
        var seen = "follows " + primary + ", heard of it " + Figure.text(silence, Unit.SECONDS) + " ago"
                + (received.isPresent() ? ", " + Figure.text((double) behind, Unit.BYTES) + " not applied yet" : "");
        var action = "see the network to the primary and how busy it is (its log, SLOWLOG GET)";
        result.add(new Reading(SUBJECT, seen, Measurement.of(SILENCE, silence, Unit.SECONDS), LIMIT, action));
    }
}

package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.health.probe.ProbeResultBuilder;
import io.jenkins.plugins.upkeep.report.Finding;

/**
 * Whether each change gets to the disk, where the server is told to write them there. A write that failed is critical, a failed
 * rewrite of the file, which goes on growing then, a warning, by our own judgement.
 */
final class AppendOnlyFile {
    private static final String SUBJECT = "redis append-only file";

    private AppendOnlyFile() {}

    static void judge(RedisFacts facts, ProbeResultBuilder result) {
        result.add(finding(facts));
    }

    private static Finding finding(RedisFacts facts) {
        var info = facts.info();
        if (!info.text("aof_enabled").equals("1")) {
            return Finding.info(SUBJECT, "is off");
        }
        if (info.text("aof_last_write_status").equals("err")) {
            return Finding.critical(
                    SUBJECT,
                    "the last write failed: changes are lost with the process",
                    "a write without error",
                    "read the server's log; make room on its disk (CONFIG GET dir), and mend what keeps it from writing");
        }
        return info.text("aof_last_bgrewrite_status").equals("err")
                ? Finding.warning(
                        SUBJECT,
                        "the last rewrite failed: the file goes on growing",
                        "a rewrite without error",
                        "read the server's log; make room on its disk, then BGREWRITEAOF")
                : Finding.info(SUBJECT, "is on, and written without error");
    }
}

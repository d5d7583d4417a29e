package io.jenkins.plugins.upkeep.health.redis;

import io.jenkins.plugins.upkeep.report.Finding;
import io.jenkins.plugins.upkeep.system.redis.RedisRefusal;

/** What it means that a server does not let us in or does not tell us how it is. */
final class Closed {
    private static final String LIMIT = "a server that answers";

    private Closed() {}

    static Finding finding(String subject, RedisRefusal refusal) {
        if (refusal.isFull()) {
            return critical(
                    subject,
                    "takes no more connections: maxclients are open",
                    "see who holds them (CLIENT LIST over one that is open), let clients use a pool, or raise maxclients");
        }
        return switch (refusal.code()) {
            case "LOADING" -> loading(subject);
            case "MASTERDOWN" ->
                critical(
                        subject,
                        "is a replica that has lost its primary, and answers nobody",
                        "start the primary, or make this one the primary: REPLICAOF NO ONE");
            case "BUSY" ->
                critical(
                        subject,
                        "is busy with a script, and answers nobody",
                        "end the script (SCRIPT KILL), and mend what runs for so long");
            default -> closed(subject, refusal);
        };
    }

    private static Finding loading(String subject) {
        return critical(
                subject,
                "is still loading its data from the disk, and answers nobody",
                "wait (INFO persistence: loading_eta_seconds), and read its log for why it was started again");
    }

    private static Finding closed(String subject, RedisRefusal refusal) {
        return Finding.unknown(
                subject,
                "is there, but does not tell us how it is: " + refusal.words(),
                "correct redis.user and redis.password; the account needs +ping, +select, +info and +config|get");
    }

    static Finding critical(String subject, String seen, String action) {
        return Finding.critical(subject, seen, LIMIT, action);
    }
}

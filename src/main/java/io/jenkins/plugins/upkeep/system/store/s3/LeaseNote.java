package io.jenkins.plugins.upkeep.system.store.s3;

import io.jenkins.plugins.upkeep.system.OneLine;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What a lock's file says. The time at which it was written is told by the server and stands beside it.
 *
 * @param owner who holds it, for people
 * @param id tells this holder from all others
 * @param lease how long it lasts from when it was written
 * @param renewals how often it was renewed, so that each writing differs
 */
record LeaseNote(String owner, String id, Duration lease, long renewals) {
    private static final Pattern FORM = Pattern.compile("upkeep lock\\R" + "owner: (.*)\\R" + "id: ([0-9a-f-]{36})\\R"
            + "seconds: (\\d{1,6})\\R" + "renewals: (\\d{1,12})\\R");

    /** A note that somebody else wrote, or a damaged one, is taken for one of an unknown owner. */
    static LeaseNote of(String text, Duration usual) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? new LeaseNote(
                        parts.group(1),
                        parts.group(2),
                        Duration.ofSeconds(Long.parseLong(parts.group(3))),
                        Long.parseLong(parts.group(4)))
                : new LeaseNote("somebody unknown", "", usual, 0);
    }

    LeaseNote renewed() {
        return new LeaseNote(owner, id, lease, renewals + 1);
    }

    @Override
    public String toString() {
        return "upkeep lock\nowner: " + OneLine.of(owner) + "\nid: " + id + "\nseconds: " + lease.toSeconds()
                + "\nrenewals: " + renewals + "\n";
    }
}

package io.jenkins.plugins.upkeep.traffic.ssh;

import io.jenkins.plugins.upkeep.traffic.ssh.SshEvent.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts attempts to log in with ssh by address. sshd says up to four things of one attempt, in a certain order; they count once.
 * For one thread.
 */
public final class SshLogins implements LoginSource.Sink {
    private static final int MOST = 20_000;
    private static final long ONE_ATTEMPT = 10;

    private final Map<String, Guest> guests = new HashMap<>();
    private long failures;
    private long accepted;
    private long unheeded;

    @Override
    public void message(Instant at, String text) {
        SshMessages.read(text).ifPresent(event -> event(at, event));
    }

    private void event(Instant at, SshEvent event) {
        var known = guests.get(event.address());
        if (known == null && guests.size() >= MOST) {
            unheeded++;
            return;
        }
        var guest = known == null ? new Guest(event.address()) : known;
        guests.putIfAbsent(event.address(), guest);
        if (event.kind() == Kind.ACCEPTED) {
            accepted += event.count();
            guest.accepted();
        } else if (guest.isNewAttempt(at, event)) {
            failures += event.count();
            guest.failed(at, event);
        }
        guest.seen(at, event);
    }

    /** All that tried. */
    public List<Guest> guests() {
        return List.copyOf(guests.values());
    }

    /** All failed attempts. */
    public long failures() {
        return failures;
    }

    /** All logins. */
    public long acceptedLogins() {
        return accepted;
    }

    /** Messages on addresses that were too many to be counted apart. */
    public long unheededMessages() {
        return unheeded;
    }

    static boolean isOneAttempt(long before, long now) {
        return Math.abs(now - before) <= ONE_ATTEMPT;
    }
}

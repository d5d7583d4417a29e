package io.jenkins.plugins.upkeep.traffic.ssh;

import io.jenkins.plugins.upkeep.system.Visible;
import io.jenkins.plugins.upkeep.traffic.review.Strikes;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** An address that tried to log in with ssh. For one thread. */
public final class Guest {
    /** fail2ban's usual numbers. */
    private static final int MOST_FAILURES = 5;

    private static final int WINDOW = 600;
    private static final int MOST_USERS = 50;
    private static final int LONGEST_USER = 32;

    private final String address;
    private final Strikes failures = new Strikes(MOST_FAILURES, WINDOW);
    private final Set<String> users = new LinkedHashSet<>();
    private SshEvent.Kind lastKind = SshEvent.Kind.ACCEPTED;
    private long lastSecond = Long.MIN_VALUE / 2;
    private boolean acceptedAfterMany;

    Guest(String address) {
        this.address = address;
    }

    /** Whether an event is not only the next thing that is said of the attempt before. */
    boolean isNewAttempt(Instant at, SshEvent event) {
        return event.kind().compareTo(lastKind) <= 0 || !SshLogins.isOneAttempt(lastSecond, at.getEpochSecond());
    }

    void seen(Instant at, SshEvent event) {
        lastKind = event.kind();
        lastSecond = at.getEpochSecond();
        if (event.kind() != SshEvent.Kind.ACCEPTED
                && users.size() < MOST_USERS
                && !event.user().isEmpty()) {
            var user = event.user();
            users.add(Visible.of(user.length() > LONGEST_USER ? user.substring(0, LONGEST_USER) + "…" : user));
        }
    }

    void failed(Instant at, SshEvent event) {
        for (int i = 0; i < event.count(); i++) {
            failures.add(at.getEpochSecond());
        }
    }

    void accepted() {
        acceptedAfterMany |= failures.failures() >= MOST_FAILURES * 4;
    }

    /** The address. */
    public String address() {
        return address;
    }

    /** Its failures. */
    public Strikes failures() {
        return failures;
    }

    /** The names that it tried, at most 50. */
    public Set<String> users() {
        return Set.copyOf(users);
    }

    /** Whether it was let in after many failures. */
    public boolean wasLetIn() {
        return acceptedAfterMany;
    }
}

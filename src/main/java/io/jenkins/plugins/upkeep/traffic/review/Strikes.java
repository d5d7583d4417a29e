package io.jenkins.plugins.upkeep.traffic.review;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Counts failures as fail2ban does: so many within a window are a strike, and counting begins anew. Who strikes five times within
 * a day does not give up. Failures must come in the order of time; small disorder does no harm. For one thread.
 */
public final class Strikes {
    private static final int DAY = 86_400;
    private static final int MANY = 5;

    private final int most;
    private final long window;
    private final Deque<Long> lastStrikes = new ArrayDeque<>(0);
    private long[] recent = new long[0];
    private int next;
    private int kept;
    private long failures;
    private long strikes;
    private long first;
    private long last;
    private boolean persistent;

    /**
     * @param most how many failures are a strike
     * @param window within how many seconds
     */
    public Strikes(int most, long window) {
        this.most = most;
        this.window = window;
    }

    /** A failure. */
    public void add(long second) {
        first = failures == 0 ? second : Math.min(first, second);
        last = failures == 0 ? second : Math.max(last, second);
        failures++;
        recent = recent.length == 0 ? new long[most] : recent;
        recent[next] = second;
        next = (next + 1) % recent.length;
        kept = Math.min(kept + 1, recent.length);
        if (kept == recent.length && second - recent[next] <= window) {
            strike(second);
        }
    }

    private void strike(long second) {
        strikes++;
        kept = 0;
        Arrays.fill(recent, 0);
        lastStrikes.add(second);
        if (lastStrikes.size() == MANY) {
            persistent |= second - lastStrikes.remove() <= DAY;
        }
    }

    /** All failures. */
    public long failures() {
        return failures;
    }

    /** All strikes. */
    public long strikes() {
        return strikes;
    }

    /** Whether there were five strikes within a day. */
    public boolean isPersistent() {
        return persistent;
    }

    /** The first failure, in seconds since 1970. */
    public long firstSecond() {
        return first;
    }

    /** The last failure, in seconds since 1970. */
    public long lastSecond() {
        return last;
    }
}

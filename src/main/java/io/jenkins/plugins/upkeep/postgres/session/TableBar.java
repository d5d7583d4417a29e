package io.jenkins.plugins.upkeep.postgres.session;

import io.jenkins.plugins.upkeep.task.Progress;

/** How much of a table is done, as a part of a longer stretch of work. It only grows. Safe for use by several threads. */
public final class TableBar {
    private final Progress.Stretch stretch;
    private final long whole;
    private long done;

    /**
     * @param stretch the work that it is a part of
     * @param whole how much of that it is
     */
    public TableBar(Progress.Stretch stretch, long whole) {
        this.stretch = stretch;
        this.whole = whole;
    }

    /** So much is done now, as a part of the whole. */
    public synchronized void reach(double part) {
        var now = (long) (Math.min(1, part) * whole);
        if (now > done) {
            stretch.advance(now - done);
            done = now;
        }
    }
}

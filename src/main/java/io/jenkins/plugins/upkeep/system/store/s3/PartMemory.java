package io.jenkins.plugins.upkeep.system.store.s3;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The memory of all parts of a store that are filled or under way, in pieces that are used again. Each file may always fill
 * one part, so that nobody waits for memory that another one holds; a full part is sent beside the filling of the next only
 * while all of them together stay within the limit, each counted as if it were full. Else its writer sends it and waits. So
 * no more is ever taken than the limit and one part for each file that is being written; with several files, which keep
 * a line busy by themselves, that is about one part for each.
 */
final class PartMemory {
    static final int PIECE = 256 << 10;

    private final long limit;
    private final Deque<byte[]> unused = new ArrayDeque<>();
    private long reserved;
    private long held;
    private long most;

    /**
     * @param limit in bytes
     */
    PartMemory(long limit) {
        this.limit = limit;
    }

    /** Counts a part as if it were full. */
    synchronized void reserve(long size) {
        reserved += size;
    }

    /** Counts another part, if there is room for it. */
    synchronized boolean reserveWithin(long size) {
        if (reserved + size > limit) {
            return false;
        }
        reserved += size;
        return true;
    }

    synchronized void end(long size) {
        reserved -= size;
    }

    synchronized byte[] take() {
        held += PIECE;
        most = Math.max(most, held);
        var piece = unused.poll();
        return piece == null ? new byte[PIECE] : piece;
    }

    synchronized void giveBack(byte[] piece) {
        held -= PIECE;
        if ((unused.size() + 1L) * PIECE <= Math.max(limit, reserved)) {
            unused.push(piece);
        }
    }

    /** Counts pieces that somebody may still read as no longer held. */
    synchronized void forget(int pieces) {
        held -= (long) pieces * PIECE;
    }

    /** The most bytes that were ever held at once. */
    synchronized long most() {
        return most;
    }

    /** The bytes that are held or may yet be. */
    synchronized long held() {
        return Math.max(held, reserved);
    }
}

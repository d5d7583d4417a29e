package io.jenkins.plugins.upkeep.rollback.journal;

/** What a line of a journal says. */
public enum Event {
    /** A rollback began; the facts say where it starts, where to, and what was asked. Always the first line. */
    BEGUN,
    /** A step is about to change something; the facts are what its undo must know. */
    INTENDED,
    /** A step has done what it should. */
    DONE,
    /** From here on what was done is undone; the facts say why. */
    TURNED,
    /** What a step did has been undone. */
    UNDONE,
    /** A step could not be undone; nothing further is done without a person. */
    STUCK,
    /** A person had it go on after an end that was none. */
    RESUMED,
    /** It is over; the facts say how. Always the last line. */
    ENDED
}

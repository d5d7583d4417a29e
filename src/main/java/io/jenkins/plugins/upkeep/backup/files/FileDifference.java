package io.jenkins.plugins.upkeep.backup.files;

/**
 * One member in which an archive and its listing disagree.
 *
 * @param kind how they disagree
 * @param name the member's name
 * @param detail what differs, in a few words
 */
public record FileDifference(Kind kind, String name, String detail) {
    /** How an archive and its listing can disagree. */
    public enum Kind {
        /** Both know the member, with different content, size, rights, time or target. */
        DIFFERENT,
        /** The listing has it, the archive has not. */
        MISSING,
        /** The archive has it, the listing has not. */
        ADDED,
        /** From here on the archive cannot be read. */
        DAMAGED
    }
}

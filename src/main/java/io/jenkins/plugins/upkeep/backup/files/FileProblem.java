package io.jenkins.plugins.upkeep.backup.files;

import io.jenkins.plugins.upkeep.report.Severity;

/**
 * Something about one path that whoever relies on the backup should know.
 *
 * @param kind what it is
 * @param path the path, relative to the folder of upkeep.yaml or absolute
 * @param detail what was seen, in a few words
 */
public record FileProblem(Kind kind, String path, String detail) {
    /** The kinds of problems. */
    public enum Kind {
        /** A configured path does not exist. */
        MISSING(Severity.CRITICAL, "paths that do not exist"),
        /** A configured path leads to something that is not archived by it; it is not in the archive. */
        REFUSED(Severity.CRITICAL, "paths that are not archived"),
        /** A configured path came to lead elsewhere while it was archived; what it leads to now is not in the archive. */
        SWITCHED(Severity.CRITICAL, "links that were changed meanwhile"),
        /** A file or folder could not be read; it is not in the archive, or not whole. */
        UNREADABLE(Severity.CRITICAL, "unreadable files"),
        /** Anything else that tar complained about. */
        OTHER(Severity.CRITICAL, "other complaints of tar"),
        /** A file became shorter while it was read; the archive holds zeros at its end. */
        SHRANK(Severity.WARNING, "files that shrank"),
        /** A file was written while it was read; its content may be no state that ever was. */
        CHANGED(Severity.WARNING, "files that changed"),
        /** A file went away before it was read. */
        VANISHED(Severity.WARNING, "files that went away"),
        /** A socket, which no archive can hold. */
        SOCKET(Severity.INFO, "sockets"),
        /** A file with holes; it is stored, and restored, with them. */
        SPARSE(Severity.INFO, "files with holes"),
        /** A symbolic link to a file or folder that the backup does not hold. */
        POINTS_OUTSIDE(Severity.WARNING, "links out of the backup"),
        /** A symbolic link out of the backup, to nothing. */
        DANGLING(Severity.INFO, "links to nothing"),
        /** A file that seems to hold passwords or a private key, which matters where the backup is not encrypted. */
        SECRET(Severity.INFO, "files with secrets"),
        /** A configured path leads over symbolic links, which were followed. */
        FOLLOWED(Severity.INFO, "links that were followed");

        private final Severity severity;
        private final String label;

        Kind(Severity severity, String label) {
            this.severity = severity;
            this.label = label;
        }

        /**
         * @return how grave one of it is
         */
        public Severity severity() {
            return severity;
        }

        /**
         * @return the words for several of it
         */
        public String label() {
            return label;
        }
    }
}

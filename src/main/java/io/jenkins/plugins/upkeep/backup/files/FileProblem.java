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
        MISSING(Severity.CRITICAL),
        /** A file or folder could not be read; it is not in the archive, or not whole. */
        UNREADABLE(Severity.CRITICAL),
        /** Anything else that tar complained about. */
        OTHER(Severity.CRITICAL),
        /** A file became shorter while it was read; the archive holds zeros at its end. */
        SHRANK(Severity.WARNING),
        /** A file was written while it was read; its content may be no state that ever was. */
        CHANGED(Severity.WARNING),
        /** A file went away before it was read. */
        VANISHED(Severity.WARNING),
        /** A socket, which no archive can hold. */
        SOCKET(Severity.INFO),
        /** A file with holes; it is stored, and restored, with them. */
        SPARSE(Severity.INFO),
        /** A symbolic link to a place that the archive does not hold. */
        POINTS_OUTSIDE(Severity.INFO);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        /**
         * @return how grave one of it is
         */
        public Severity severity() {
            return severity;
        }
    }
}

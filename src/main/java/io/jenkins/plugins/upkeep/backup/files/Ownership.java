package io.jenkins.plugins.upkeep.backup.files;

/** Whom the files of a restored archive belong to. */
public enum Ownership {
    /**
     * Whoever restores: rights are narrowed by the umask, and set-user and set-group bits are dropped, for they would lend
     * the restoring user's rights.
     */
    MINE,
    /** The numeric owners of the archive, with its exact rights; only root can give them. */
    ARCHIVED
}

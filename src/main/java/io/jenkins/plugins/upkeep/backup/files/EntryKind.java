package io.jenkins.plugins.upkeep.backup.files;

/** What a member of an archive is. */
public enum EntryKind {
    /** A regular file. */
    FILE("file"),
    /** A regular file with holes, stored without them. */
    SPARSE("sparse"),
    /** A folder. */
    DIRECTORY("directory"),
    /** A symbolic link, stored as such. */
    SYMLINK("symlink"),
    /** A further name of a file that the archive holds already. */
    HARD_LINK("hard link"),
    /** A named pipe or a device. */
    OTHER("other");

    private final String label;

    EntryKind(String label) {
        this.label = label;
    }

    /**
     * @return the word for it in listings
     */
    public String label() {
        return label;
    }
}

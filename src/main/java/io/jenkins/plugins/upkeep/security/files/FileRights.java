package io.jenkins.plugins.upkeep.security.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Who may do what with a file.
 *
 * @param mode its permission bits
 * @param uid the number of its owner
 * @param owner its owner; the number where there is no such account
 * @param group its group; the number where there is no such group
 * @param inode its number in its file system
 */
record FileRights(int mode, int uid, String owner, String group, long inode) {
    private static final int PERMISSIONS = 07777;
    private static final int GROUP_READ = 0040;
    private static final int GROUP_WRITE = 0020;
    private static final int OTHERS_READ = 0004;
    private static final int OTHERS_WRITE = 0002;
    private static final int STICKY = 01000;

    /** The rights of a file; a link is followed. */
    static FileRights of(Path file) throws IOException {
        try {
            return of(Files.readAttributes(file, "unix:mode,uid,owner,group,ino"));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            throw new IOException("lies in a file system without owners and rights", e);
        }
    }

    private static FileRights of(Map<String, Object> attributes) {
        return new FileRights(
                (Integer) attributes.get("mode") & PERMISSIONS,
                (Integer) attributes.get("uid"),
                String.valueOf(attributes.get("owner")),
                String.valueOf(attributes.get("group")),
                (Long) attributes.get("ino"));
    }

    boolean readableByOthers() {
        return has(OTHERS_READ);
    }

    boolean readableByGroup() {
        return has(GROUP_READ);
    }

    boolean writableByOthers() {
        return has(OTHERS_WRITE);
    }

    boolean writableByGroup() {
        return has(GROUP_WRITE);
    }

    /** Whether whoever may write in the folder may also replace what others have put there. */
    boolean letsOthersReplace() {
        return writableByOthers() && !has(STICKY);
    }

    /** The permission bits as {@code chmod} takes them. */
    String octal() {
        return String.format("%04o", mode);
    }

    private boolean has(int bit) {
        return (mode & bit) != 0;
    }
}

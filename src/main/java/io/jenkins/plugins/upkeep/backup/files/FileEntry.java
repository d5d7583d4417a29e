package io.jenkins.plugins.upkeep.backup.files;

import java.time.Instant;
import java.util.Optional;

/**
 * One member of an archive: a line of the listing.
 *
 * @param name its name in the archive
 * @param kind what it is
 * @param size the file's length in bytes with its holes; 0 for what is no file
 * @param mode the permission bits
 * @param owner the owner's number
 * @param group the group's number
 * @param modified when it was last changed
 * @param digest what its content is; absent for what has none
 * @param target where a symbolic or hard link points to
 * @param attributes a digest of its access control lists and extended attributes, when it has any
 */
record FileEntry(
        FileName name,
        EntryKind kind,
        long size,
        int mode,
        long owner,
        long group,
        Instant modified,
        Optional<ContentDigest> digest,
        Optional<FileName> target,
        Optional<String> attributes) {}

package io.jenkins.plugins.upkeep.backup.files;

import java.util.Optional;

/**
 * One file, folder or link that tar is told to archive.
 *
 * @param name what tar is told: relative to the base, or absolute
 * @param place where it really is; no link is on the way there
 * @param target where it points to, when it is a symbolic link
 */
record ArchiveRoot(String name, FolderPath place, Optional<String> target) {
    /** The place that its name will have in the archive. */
    FolderPath stored() {
        return FolderPath.of("/" + name);
    }

    /** Whether the other one is archived with this one, under the same name. */
    boolean includes(ArchiveRoot other) {
        return sharesNamesWith(other)
                && place.holds(other.place)
                && stored().below(other.stored()).equals(place.below(other.place));
    }

    /** Whether the other one, or something of it, would get the name of this one or of something below it. */
    boolean sharesNamesWith(ArchiveRoot other) {
        return stored().holds(other.stored());
    }
}

package io.jenkins.plugins.upkeep.health.host;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.nio.file.Path;

/**
 * What {@code stat -f} says of a file system.
 *
 * @param block the size of a block, in bytes
 * @param blocks all blocks
 * @param free the free blocks
 * @param available the free blocks that are not kept for root
 * @param inodes all inodes; 0 where they are not counted
 * @param inodesFree the free inodes
 */
record FileSystem(long block, long blocks, long free, long available, long inodes, long inodesFree) {
    static final String FORMAT = "%S %b %f %a %c %d";

    static FileSystem parse(Path folder, String answer) throws UpkeepException {
        var words = answer.strip().split(" ", -1);
        if (words.length != 6 || !answer.strip().matches("[0-9 ]+") || words[1].equals("0")) {
            throw new UpkeepException("disk " + folder + ": stat gave no sizes; is it a real file system?");
        }
        var numbers = new long[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Long.parseUnsignedLong(words[i]);
        }
        return new FileSystem(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
    }

    /** As df counts: what is kept for root is neither used nor free. */
    double bytesUsed() {
        var used = (double) blocks - free;
        return used + available == 0 ? 1 : used / (used + available);
    }

    double bytesAvailable() {
        return (double) available * block;
    }

    double inodesUsed() {
        return 1 - (double) inodesFree / inodes;
    }
}

package io.jenkins.plugins.upkeep.jenkins.page;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * By what a file is known to be the same as before: two equal marks mean that it has not changed.
 *
 * @param changed when it was written
 * @param key which file it is; null where the system does not say, as Windows
 * @param size its length
 */
record FileMark(FileTime changed, Object key, long size) {
    static FileMark of(BasicFileAttributes attributes) {
        return new FileMark(attributes.lastModifiedTime(), attributes.fileKey(), attributes.size());
    }
}

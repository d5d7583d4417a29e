package io.jenkins.plugins.upkeep.backup.files;

/**
 * The SHA-256 of a file's content.
 *
 * @param sha256 64 hexadecimal digits
 * @param holesLeftOut whether only the stored data was hashed, and not the holes between, because they are too large to be
 *     hashed in reasonable time
 * @param stored how many bytes of data the archive holds of the file
 * @param secret whether the file seems to hold passwords or a private key
 */
record ContentDigest(String sha256, boolean holesLeftOut, long stored, boolean secret) {}

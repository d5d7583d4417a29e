package io.jenkins.plugins.upkeep.backup.set;

/**
 * What was seen of a group of files while they were read.
 *
 * @param name the part's name
 * @param archive the tar archive, within the set
 * @param listing one line for each entry with its size and digest, within the set
 * @param entries how many entries the archive has: files, folders and links
 * @param bytes the size of the files' content
 * @param fingerprint the sum of the listing's lines' hashes, 32 hexadecimal digits
 */
public record FilesEvidence(
        String name, String archive, String listing, long entries, long bytes, String fingerprint) {}

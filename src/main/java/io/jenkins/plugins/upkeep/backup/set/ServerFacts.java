package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a restore must know of the server and the database that a set comes from.
 *
 * @param version the server's version for people: {@code 15.18 (Debian 15.18-0+deb12u1)}
 * @param number the same as a number: 150018
 * @param bootstrapRole the role that the cluster was made with
 * @param encoding the database's encoding
 * @param recovery whether it was a standby
 * @param wal the position in the write-ahead log at the snapshot; what is written later is not in the set
 */
public record ServerFacts(
        String version, int number, String bootstrapRole, String encoding, boolean recovery, String wal) {
    /**
     * @return the major version
     */
    @JsonIgnore
    public int major() {
        return number / 10_000;
    }
}

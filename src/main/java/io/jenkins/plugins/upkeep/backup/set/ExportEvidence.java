package io.jenkins.plugins.upkeep.backup.set;

/**
 * One file of performance data.
 *
 * @param origin who gave it
 * @param name the name of the query or of the view
 * @param path the file, within the set
 * @param query what was asked: in PromQL, or the name of the view
 * @param rows how many rows it has below its header
 * @param fingerprint the sum of the rows' hashes, 32 hexadecimal digits
 */
public record ExportEvidence(Origin origin, String name, String path, String query, long rows, String fingerprint) {
    /** Who gives performance data. */
    public enum Origin {
        /** What Prometheus saw over time. */
        PROMETHEUS,
        /** What PostgreSQL has counted. */
        POSTGRESQL
    }
}

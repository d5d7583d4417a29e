package io.jenkins.plugins.upkeep.system.postgres;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a throwaway cluster shall be like. Immutable: each method gives a changed copy.
 *
 * @param programs the server's programs
 * @param base the folder that the cluster's own folder is made in; the server's user must be able to reach it
 * @param superuser the name of the first role, of 1 to 63 bytes
 * @param locale the locale of the template databases, as initdb takes it
 * @param checksums whether data pages carry checksums
 * @param parameters parameters of the server, over those that make it fast and forgetful
 * @param patience how long creating and starting it may take
 */
public record ClusterSettings(
        PostgresPrograms programs,
        Path base,
        String superuser,
        String locale,
        boolean checksums,
        Map<String, String> parameters,
        Duration patience) {
    private static final Map<String, String> THROWAWAY = Map.ofEntries(
            Map.entry("autovacuum", "off"),
            // Files in the cluster's folder, which go with it: /dev/shm would keep those of a server that was killed.
            Map.entry("dynamic_shared_memory_type", "mmap"),
            Map.entry("fsync", "off"),
            Map.entry("full_page_writes", "off"),
            Map.entry("jit", "off"),
            // Messages must not repeat statements or rows: the end of the log is shown when the server fails.
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("logging_collector", "off"),
            Map.entry("maintenance_work_mem", "256MB"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("synchronous_commit", "off"),
            Map.entry("wal_level", "minimal"));

    public ClusterSettings {
        parameters = Map.copyOf(parameters);
    }

    /**
     * The usual settings: superuser {@code upkeep}, locale C, no checksums, in the folder for temporary files.
     *
     * @param programs the server's programs
     * @return the settings
     */
    public static ClusterSettings of(PostgresPrograms programs) {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return new ClusterSettings(programs, temporary, "upkeep", "C", false, THROWAWAY, Duration.ofSeconds(60));
    }

    /** Makes the cluster's folder in another one. */
    public ClusterSettings in(Path folder) {
        return new ClusterSettings(programs, folder, superuser, locale, checksums, parameters, patience);
    }

    /** Names the first role. */
    public ClusterSettings superuser(String name) {
        return new ClusterSettings(programs, base, name, locale, checksums, parameters, patience);
    }

    /** Chooses the locale of the template databases. */
    public ClusterSettings locale(String name) {
        return new ClusterSettings(programs, base, superuser, name, checksums, parameters, patience);
    }

    /** Lets data pages carry checksums. */
    public ClusterSettings withChecksums() {
        return new ClusterSettings(programs, base, superuser, locale, true, parameters, patience);
    }

    /** Sets a parameter of the server: {@code shared_buffers}, {@code 512MB}. */
    public ClusterSettings parameter(String name, String value) {
        var more = new TreeMap<>(parameters);
        more.put(name, value);
        return new ClusterSettings(programs, base, superuser, locale, checksums, more, patience);
    }

    /** The parameters as a file, after those that initdb found to fit the machine. */
    String parameterFile() {
        var text = new StringBuilder("include 'data/postgresql.conf'\n");
        new TreeMap<>(parameters)
                .forEach((name, value) -> text.append(name)
                        .append(" = '")
                        .append(value.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n"))
                        .append("'\n"));
        return text.toString();
    }
}

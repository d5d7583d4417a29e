package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The database in a set: what the dump's own snapshot saw, to be held against what a restore brings back.
 *
 * @param name the database's name
 * @param server the server that it comes from
 * @param client the version of the pg_dump that wrote the schema
 * @param snapshot the time of the snapshot, by the server's clock: what was committed later is not in the set
 * @param tables each table with rows of its own
 * @param segments where their rows stand in the set
 * @param sequences where each sequence stood
 * @param largeObjects the large objects
 * @param objects how many objects there are of each kind
 * @param size how large it was on the server, with indexes, in bytes
 */
public record DatabaseEvidence(
        String name,
        ServerFacts server,
        String client,
        Instant snapshot,
        List<TableEvidence> tables,
        List<Segment> segments,
        List<SequenceEvidence> sequences,
        LargeObjectEvidence largeObjects,
        Map<String, Long> objects,
        long size) {
    public DatabaseEvidence {
        tables = List.copyOf(tables);
        segments = List.copyOf(segments);
        sequences = List.copyOf(sequences);
        objects = Map.copyOf(objects);
    }

    /**
     * @return the major version of the pg_dump that wrote the schema
     */
    @JsonIgnore
    public int clientMajor() {
        return Integer.parseInt(client.replaceAll("\\D.*", ""));
    }

    /**
     * @return how many rows all tables have
     */
    @JsonIgnore
    public long totalRows() {
        return tables.stream().mapToLong(TableEvidence::rows).sum();
    }

    /**
     * @return how large the rows of all tables are as text, in bytes
     */
    @JsonIgnore
    public long totalBytes() {
        return tables.stream().mapToLong(TableEvidence::bytes).sum();
    }
}

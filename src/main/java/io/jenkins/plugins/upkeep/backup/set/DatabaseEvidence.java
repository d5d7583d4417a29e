package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
 * @param leftOut tables whose definition is in the set and whose rows are not; empty in sets of version 0.1.0
 * @param materializedViews the materialized views; empty in sets of version 0.1.0
 * @param counting how the objects were counted, {@link #COUNTING} today; 0 in sets of version 0.1.0, which counted what
 *     extensions brought
 * @param format {@link #PG_DUMP} where rows and large objects are in one archive of pg_dump; empty where they are text
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
        long size,
        List<LeftOut> leftOut,
        List<MaterializedViewEvidence> materializedViews,
        int counting,
        Optional<String> format) {
    /** The format of a set whose rows are in an archive of pg_dump. */
    public static final String PG_DUMP = "pg_dump";

    /** How objects are counted today. */
    public static final int COUNTING = 1;

    public DatabaseEvidence {
        tables = List.copyOf(tables);
        segments = List.copyOf(segments);
        sequences = List.copyOf(sequences);
        objects = Map.copyOf(objects);
        leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
        format = format == null ? Optional.empty() : format;
        materializedViews = materializedViews == null ? List.of() : List.copyOf(materializedViews);
    }

    /** The same with what is known only once the rows were read. */
    public DatabaseEvidence filled(List<TableEvidence> read, List<Segment> places, LargeObjectEvidence objectsRead) {
        return new DatabaseEvidence(
                name,
                server,
                client,
                snapshot,
                read,
                places,
                sequences,
                objectsRead,
                objects,
                size,
                leftOut,
                materializedViews,
                counting,
                format);
    }

    /**
     * @return the major version of the pg_dump that wrote the schema
     */
    @JsonIgnore
    public int clientMajor() {
        return Integer.parseInt(client.replaceAll("\\D.*", ""));
    }

    /**
     * @return whether rows and large objects are in one archive of pg_dump
     */
    @JsonIgnore
    public boolean isArchive() {
        return format.filter(PG_DUMP::equals).isPresent();
    }

    /**
     * @return whether the objects were counted as they are counted today, so that the numbers can be compared
     */
    @JsonIgnore
    public boolean countsAlike() {
        return counting == COUNTING;
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

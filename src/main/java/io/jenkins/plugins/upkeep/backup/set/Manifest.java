package io.jenkins.plugins.upkeep.backup.set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a set holds and what proves it. It is written last: a set without a manifest does not exist.
 *
 * @param schema {@code upkeep/set/1}
 * @param id the set's name
 * @param service the service that it belongs to
 * @param started when the backup began
 * @param finished when everything but the manifest was stored
 * @param tool the version of Upkeep that made it
 * @param commit the commit of the service's repository; empty where it is in none
 * @param database the database's evidence
 * @param files the evidence of each files part
 * @param problems why the set is not complete; empty when it is
 * @param contents each file of the set, but the manifest and what is written about the set later
 * @param encryption who can read the files that are encrypted; empty when none is, as in sets of version 0.1.0
 */
public record Manifest(
        String schema,
        String id,
        String service,
        Instant started,
        Instant finished,
        String tool,
        Optional<String> commit,
        Optional<DatabaseEvidence> database,
        List<FilesEvidence> files,
        List<String> problems,
        List<SetFile> contents,
        Optional<SetEncryption> encryption) {
    /** The form of manifests that this version writes. */
    public static final String SCHEMA = "upkeep/set/1";

    public Manifest {
        files = List.copyOf(files);
        problems = List.copyOf(problems);
        contents = List.copyOf(contents);
        encryption = encryption == null ? Optional.empty() : encryption;
    }

    /** A set that is not encrypted. */
    public Manifest(
            String schema,
            String id,
            String service,
            Instant started,
            Instant finished,
            String tool,
            Optional<String> commit,
            Optional<DatabaseEvidence> database,
            List<FilesEvidence> files,
            List<String> problems,
            List<SetFile> contents) {
        this(
                schema,
                id,
                service,
                started,
                finished,
                tool,
                commit,
                database,
                files,
                problems,
                contents,
                Optional.empty());
    }

    /**
     * @return whether all that was to be backed up is in the set; one that is not complete never counts as verified
     */
    @JsonIgnore
    public boolean isComplete() {
        return problems.isEmpty();
    }

    /**
     * @return the files that only the owner of a key can read
     */
    @JsonIgnore
    public List<SetFile> encrypted() {
        return contents.stream().filter(SetFile::isEncrypted).toList();
    }

    /**
     * @return the set's size in the store, in bytes, without the manifest
     */
    @JsonIgnore
    public long storedSize() {
        return contents.stream().mapToLong(SetFile::storedSize).sum();
    }

    /**
     * @return the set's size once decompressed, in bytes
     */
    @JsonIgnore
    public long plainSize() {
        return contents.stream().mapToLong(SetFile::plainSize).sum();
    }

    /**
     * @return where the set lies in its store
     */
    @JsonIgnore
    public SetPlace place() {
        return new SetPlace(service, new SetId(id));
    }

    /**
     * Finds one of the set's files.
     *
     * @param path its path within the set, as it is without encryption or with it
     * @throws UpkeepException when the set does not hold it
     */
    public SetFile file(String path) throws UpkeepException {
        return contents.stream()
                .filter(file -> file.isAt(path))
                .findFirst()
                .orElseThrow(() -> new UpkeepException("set " + id + ": has no file " + path
                        + "; it was made by another version or without this part"));
    }
}

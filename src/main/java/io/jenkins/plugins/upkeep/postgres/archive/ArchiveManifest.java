package io.jenkins.plugins.upkeep.postgres.archive;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What an archive holds, once it is whole.
 *
 * @param head what it is of
 * @param batches its batches in order; each was read back before its rows were deleted
 */
public record ArchiveManifest(ArchiveHead head, List<BatchNote> batches) {
    public ArchiveManifest {
        batches =
                batches.stream().sorted(Comparator.comparing(BatchNote::number)).toList();
    }

    /** How many rows it holds. */
    @JsonIgnore
    public long rows() {
        return batches.stream().mapToLong(BatchNote::left).sum();
    }

    /** How many bytes it takes in the store. */
    @JsonIgnore
    public long bytes() {
        return batches.stream().mapToLong(batch -> batch.file().storedSize()).sum();
    }

    /** The least value of its column. */
    @JsonIgnore
    public Instant oldest() {
        return batches.stream()
                .map(BatchNote::oldest)
                .min(Comparator.naturalOrder())
                .orElse(head.started());
    }

    /** The greatest value of its column. */
    @JsonIgnore
    public Instant newest() {
        return batches.stream()
                .map(BatchNote::newest)
                .max(Comparator.naturalOrder())
                .orElse(head.started());
    }
}

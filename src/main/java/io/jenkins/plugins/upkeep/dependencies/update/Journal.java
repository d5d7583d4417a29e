package io.jenkins.plugins.upkeep.dependencies.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is written down before an update changes anything: as long as it is there, the update has not been proven well, and is put
 * back by whoever finds it.
 *
 * @param plan the id of the plan
 * @param begun when it began
 * @param writing whether files are, or were, exchanged
 * @param files the files
 */
record Journal(String plan, Instant begun, boolean writing, List<Entry> files) {
    Journal {
        files = List.copyOf(files);
    }

    /**
     * A file.
     *
     * @param file its path
     * @param before the SHA-256 of the content that it had
     * @param after the SHA-256 of the content that it gets
     */
    record Entry(String file, String before, String after) {
        KeptFile kept() {
            return new KeptFile(Path.of(file));
        }
    }

    static Journal of(TestedPlan plan, Instant now) {
        var files = plan.files().stream()
                .map(change -> new Entry(change.file(), change.before(), change.after()))
                .toList();
        return new Journal(plan.id(), now, false, files);
    }

    Journal exchanging() {
        return new Journal(plan, begun, true, files);
    }

    void write(StateFolder state) throws UpkeepException {
        try {
            AtomicFile.write(state.journal(), Json.mapper().writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a journal cannot be written as JSON", e);
        }
    }

    /** The journal of an update that is not over. */
    static Optional<Journal> find(StateFolder state) throws UpkeepException {
        if (!Files.exists(state.journal())) {
            return Optional.empty();
        }
        try {
            var text = new String(LockFile.bytes(state.journal()), StandardCharsets.UTF_8);
            return Optional.of(Optional.ofNullable(Json.mapper().readValue(text, Journal.class))
                    .orElseThrow(() -> damaged(state, null)));
        } catch (JsonProcessingException | RuntimeException e) {
            throw damaged(state, e);
        }
    }

    private static UpkeepException damaged(StateFolder state, Exception cause) {
        return new UpkeepException(
                state.journal()
                        + ": is damaged; see by hand which content the files have (copies of what they held are in "
                        + state.path().resolve("copies") + "), then remove it",
                cause);
    }

    static void end(StateFolder state) throws UpkeepException {
        try {
            Files.deleteIfExists(state.journal());
        } catch (IOException e) {
            throw new UpkeepException(
                    state.journal() + ": cannot be removed (" + FileTrouble.reason(e)
                            + "); let this account write the folder",
                    e);
        }
    }
}

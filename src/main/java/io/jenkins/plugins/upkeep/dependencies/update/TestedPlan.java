package io.jenkins.plugins.upkeep.dependencies.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Updates that were tested well together, with the files that they lead from and to. Its id is the hash of all of it: a plan that
 * was changed is another one.
 *
 * @param service the service
 * @param tested when
 * @param python the version of Python that they were tested with
 * @param updates the updates
 * @param files the files that change
 * @param seen all files that name libraries, as they were
 */
public record TestedPlan(
        String service, Instant tested, String python, List<Step> updates, List<Change> files, List<SeenFile> seen) {
    private static final int ID = 16;

    public TestedPlan {
        updates = List.copyOf(updates);
        files = List.copyOf(files);
        seen = List.copyOf(seen);
    }

    /**
     * An update.
     *
     * @param name the package
     * @param from the version in use
     * @param to the version that takes its place
     */
    public record Step(String name, String from, String to) {
        @Override
        public String toString() {
            return name + " " + from + " to " + to;
        }
    }

    /**
     * A file.
     *
     * @param file its path, where symbolic links lead
     * @param before the SHA-256 of what it held when this was tested
     * @param after the SHA-256 of what was tested
     * @param text what was tested
     */
    public record Change(String file, String before, String after, String text) {
        Path path() {
            return Path.of(file);
        }

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** What updates change in files. */
    static List<Change> changes(List<Update> good, List<LockFile> files) throws UpkeepException {
        var changes = new ArrayList<Change>();
        for (var file : files) {
            var bytes = file.with(good);
            var change = new Change(
                    file.path().toString(), file.sha256(), Sha256.of(bytes), new String(bytes, StandardCharsets.UTF_8));
            changes.add(change);
        }
        changes.removeIf(change -> change.before().equals(change.after()));
        return changes;
    }

    static List<Step> steps(List<Update> good) {
        return good.stream()
                .map(update -> new Step(update.name(), update.from(), update.to()))
                .toList();
    }

    /** Refuses when the service's files are no longer those that it was tested with. */
    void requireSame(List<Path> now) throws UpkeepException {
        var names = now.stream().map(Path::toString).toList();
        if (!names.equals(seen.stream().map(SeenFile::file).toList())) {
            throw new UpkeepException(
                    "updates.files: names other files than when this was tested; test again, then apply that");
        }
        var present = SeenFile.of(now);
        for (int at = 0; at < present.size(); at++) {
            seen.get(at).require(present.get(at));
        }
    }

    /**
     * @return what tells it from any other plan
     */
    public String id() {
        return Sha256.of(json().getBytes(StandardCharsets.UTF_8)).substring(0, ID);
    }

    String json() {
        try {
            return Json.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan cannot be written as JSON", e);
        }
    }
}

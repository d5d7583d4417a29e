package io.jenkins.plugins.upkeep.dependencies.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.AtomicFile;
import io.jenkins.plugins.upkeep.system.files.ProcessLock;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import io.jenkins.plugins.upkeep.system.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What outlives a run: plans that were tested, the journal of an update that is not over, and copies of the files that it replaces.
 *
 * @param path the folder
 */
public record StateFolder(Path path) {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");
    private static final int KEPT = 10;

    /** Some write the account of an index into a requirements file. */
    private static final FileAttribute<Set<PosixFilePermission>> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /**
     * Takes the lock that one run at a time holds. The kernel gives it back however its holder ends.
     *
     * @throws UpkeepException when another process holds it, or the folder cannot be written
     */
    public ProcessLock lock() throws UpkeepException {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path, OURS);
            }
            return ProcessLock.take(path.resolve("lock"))
                    .orElseThrow(() -> new UpkeepException(
                            "updates: another run of this service is under way; wait for its end, or stop it"));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private UpkeepException unusable(IOException reason) {
        return new UpkeepException(
                path + ": cannot be used (" + reason + "); check who may write there, or set updates.state", reason);
    }

    /**
     * @return whether an update began here that is not over
     */
    public boolean isUnfinished() {
        return Files.exists(journal());
    }

    Path journal() {
        return path.resolve("journal.json");
    }

    /** Keeps a copy of bytes under their hash. */
    void keep(byte[] bytes) throws UpkeepException {
        AtomicFile.write(copy(Sha256.of(bytes)), bytes);
    }

    Path copy(String sha256) {
        return path.resolve("copies").resolve(sha256);
    }

    /** The bytes with a hash. */
    byte[] kept(String sha256) throws UpkeepException {
        var bytes = LockFile.bytes(copy(sha256));
        if (!Sha256.of(bytes).equals(sha256)) {
            throw new UpkeepException(copy(sha256) + ": is damaged; put the file back from a backup");
        }
        return bytes;
    }

    private Path plans() {
        return path.resolve("plans");
    }

    void save(TestedPlan plan) throws UpkeepException {
        AtomicFile.write(plans().resolve(plan.id() + ".json"), plan.json());
        try {
            thin(plans());
            thin(path.resolve("copies"));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Of old plans and copies the newest stay. */
    private static void thin(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (var all = Files.newDirectoryStream(folder)) {
            all.forEach(files::add);
        }
        files.sort(Comparator.comparing(StateFolder::changed).reversed());
        for (var old : files.subList(Math.min(files.size(), KEPT * 2), files.size())) {
            Files.deleteIfExists(old);
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    /**
     * @param id a plan's id
     * @return the plan
     * @throws UpkeepException when it is not there, or not as it was
     */
    public TestedPlan plan(String id) throws UpkeepException {
        if (!ID.matcher(id).matches()) {
            throw new UpkeepException("--plan: is not the id of a plan; a run without --apply tells it");
        }
        var file = plans().resolve(id + ".json");
        if (!Files.exists(file)) {
            throw new UpkeepException("--plan " + id + ": is not known here (" + plans()
                    + "); run this without --plan on this machine and account, then with the id that it tells");
        }
        return intact(file, id);
    }

    private static TestedPlan intact(Path file, String id) throws UpkeepException {
        try {
            var text = new String(LockFile.bytes(file), StandardCharsets.UTF_8);
            return Optional.ofNullable(Json.mapper().readValue(text, TestedPlan.class))
                    .filter(plan -> plan.id().equals(id))
                    .orElseThrow(() -> damaged(file, null));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    private static UpkeepException damaged(Path file, Exception cause) {
        return new UpkeepException(file + ": is not what was tested; remove it and test again", cause);
    }
}

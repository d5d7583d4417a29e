package io.jenkins.plugins.upkeep.dependencies.update;

import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.files.FileTrouble;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of {@code updates.files} as it was when updates were tested.
 *
 * @param file its path as it is configured
 * @param path where symbolic links lead
 * @param sha256 the hash of what it held
 */
public record SeenFile(String file, String path, String sha256) {
    private static final int PIECE = 64 << 10;

    /** Looks at files. */
    static List<SeenFile> of(List<Path> files) throws UpkeepException {
        var seen = new ArrayList<SeenFile>();
        for (var file : files) {
            seen.add(of(file));
        }
        return seen;
    }

    private static SeenFile of(Path file) throws UpkeepException {
        try {
            return new SeenFile(file.toString(), file.toRealPath().toString(), hash(file));
        } catch (IOException e) {
            throw new UpkeepException(
                    file + ": cannot be read (" + FileTrouble.reason(e)
                            + "); check that it is there and who may read it",
                    e);
        }
    }

    private static String hash(Path file) throws IOException {
        var sha = new Sha256();
        var piece = new byte[PIECE];
        try (var stream = Files.newInputStream(file)) {
            for (int length = stream.read(piece); length >= 0; length = stream.read(piece)) {
                sha.update(piece, 0, length);
            }
        }
        return sha.hex();
    }

    /** Refuses a file that is no longer what it was. */
    void require(SeenFile now) throws UpkeepException {
        if (!path.equals(now.path())) {
            throw new UpkeepException(file + ": leads elsewhere than when it was tested; test again, then apply that");
        }
        if (!sha256.equals(now.sha256())) {
            throw new UpkeepException(file + ": was changed since it was tested; test again, then apply that");
        }
    }
}

package io.jenkins.plugins.upkeep.backup.set;

import com.github.luben.zstd.Zstd;
import io.jenkins.plugins.upkeep.system.hashing.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes what is in a set as somebody would who knows how a set is made: all hashes fit again. */
public final class TamperedSet {
    private static final int MOST = 1 << 24;

    private TamperedSet() {}

    /**
     * Changes a file of a set; text of the same length, or behind all segments.
     *
     * @param set the set's folder
     * @param path the file in it
     * @param change what to do with its text
     */
    public static void change(Path set, String path, UnaryOperator<String> change) {
        try {
            var file = set.resolve(path);
            var plain = new String(Zstd.decompress(Files.readAllBytes(file), MOST), StandardCharsets.UTF_8);
            var text = change.apply(plain);
            if (text.equals(plain)) {
                throw new AssertionError(path + " was not changed:\n" + plain);
            }
            var content = text.getBytes(StandardCharsets.UTF_8);
            var packed = Zstd.compress(content);
            Files.write(file, packed);
            seal(set, new SetFile(path, packed.length, Sha256.of(packed), content.length));
        } catch (IOException e) {
            throw new UncheckedIOException("a set of a test cannot be changed", e);
        }
    }

    /** Changes the bytes of a file of a set, as {@link #change} does its text. */
    public static void changeBytes(Path set, String path, UnaryOperator<byte[]> change) {
        try {
            var file = set.resolve(path);
            var content = change.apply(Zstd.decompress(Files.readAllBytes(file), MOST));
            var packed = Zstd.compress(content);
            Files.write(file, packed);
            seal(set, new SetFile(path, packed.length, Sha256.of(packed), content.length));
        } catch (IOException e) {
            throw new UncheckedIOException("a set of a test cannot be changed", e);
        }
    }

    /** Says in the manifest of a set that it is not complete. */
    public static void problem(Path set, String problem) throws IOException {
        seal(set, List.of(), List.of(problem));
    }

    private static void seal(Path set, SetFile changed) throws IOException {
        seal(set, List.of(changed), List.of());
    }

    private static void seal(Path set, List<SetFile> changed, List<String> problems) throws IOException {
        var file = set.resolve("manifest.json");
        try {
            var manifest = SealedJson.read("manifest", Files.readAllBytes(file), Manifest.class);
            var contents = manifest.contents().stream()
                    .map(one -> changed.stream()
                            .filter(other -> other.path().equals(one.path()))
                            .findFirst()
                            .orElse(one))
                    .toList();
            Files.write(
                    file,
                    SealedJson.write(new Manifest(
                            manifest.schema(),
                            manifest.id(),
                            manifest.service(),
                            manifest.started(),
                            manifest.finished(),
                            manifest.tool(),
                            manifest.commit(),
                            manifest.database(),
                            manifest.files(),
                            manifest.journal(),
                            manifest.performance(),
                            problems.isEmpty() ? manifest.problems() : problems,
                            contents,
                            manifest.encryption())));
        } catch (io.jenkins.plugins.upkeep.system.UpkeepException e) {
            throw new AssertionError("a set of a test is damaged", e);
        }
    }
}

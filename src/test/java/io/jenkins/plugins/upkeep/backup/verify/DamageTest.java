package io.jenkins.plugins.upkeep.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.backup.run.BackupPlan;
import io.jenkins.plugins.upkeep.backup.run.Shop;
import io.jenkins.plugins.upkeep.backup.set.DamagedSetException;
import io.jenkins.plugins.upkeep.backup.set.SetId;
import io.jenkins.plugins.upkeep.backup.set.VerificationLevel;
import io.jenkins.plugins.upkeep.task.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any byte of any file of a set that is changed, missing or added is found. */
class DamageTest {
    private static final int ALL_BELOW = 512;
    private static final int ENDS = 32;
    private static final int SOME = 60;

    private record Sample(BackupPlan plan, SetId id, Path folder) {
        static Sample make(Path folder) throws Exception {
            var plan = Shop.plan(Shop.database(400), folder, VerificationLevel.STORED);
            var set = Shop.backUp(plan, folder);
            return new Sample(plan, new SetId(set.manifest().id()), Shop.folder(set, folder));
        }

        List<Path> files() throws Exception {
            try (Stream<Path> paths = Files.walk(folder)) {
                return paths.filter(Files::isRegularFile).sorted().toList();
            }
        }

        /** What {@code backup verify} finds. */
        boolean isDamaged() throws Exception {
            try {
                var manifest = plan.catalog().find(id).manifest();
                var seen = new StoredCheck(plan.store(), manifest, Progress.unseen()).read(1);
                assertThat(seen.unread()).isEmpty();
                return !seen.faults().isEmpty();
            } catch (DamagedSetException e) {
                return true;
            }
        }

        /** What {@code backup list} finds, which reads no contents. */
        boolean isListed() throws Exception {
            return !plan.catalog().look().sets().isEmpty();
        }
    }

    private static int[] positions(int size) {
        if (size <= ALL_BELOW) {
            return IntStream.range(0, size).toArray();
        }
        var ends = IntStream.concat(IntStream.range(0, ENDS), IntStream.range(size - ENDS, size));
        return IntStream.concat(ends, new Random(size).ints(SOME, 0, size)).toArray();
    }

    @Test
    void shouldFindAnyByteThatIsChangedMissingOrAdded(@TempDir Path folder) throws Exception {
        // Given
        var sample = Sample.make(folder);
        assertThat(sample.isDamaged()).isFalse();
        assertThat(sample.files())
                .extracting(path -> sample.folder().relativize(path).toString())
                .contains("README.txt", "SHA256SUMS", "manifest.json", "files/documents.tar.zst")
                .contains("database/large-objects.sql.zst", "database/data-0001.sql.zst")
                .anyMatch(path -> path.startsWith("verified/"));

        for (var file : sample.files()) {
            var whole = Files.readAllBytes(file);

            // When, Then
            shouldFindFlips(sample, file, whole);
            shouldFind(sample, file, Arrays.copyOf(whole, whole.length - 1), "a byte less");
            shouldFind(sample, file, Arrays.copyOfRange(whole, 1, whole.length), "the first byte less");
            shouldFind(sample, file, Arrays.copyOf(whole, whole.length + 1), "a byte more");
            shouldFind(sample, file, new byte[0], "nothing in it");
            Files.write(file, whole);
        }
        assertThat(sample.isDamaged()).isFalse();
    }

    private static void shouldFindFlips(Sample sample, Path file, byte[] whole) throws Exception {
        var random = new Random(whole.length);
        for (var position : positions(whole.length)) {
            var damaged = whole.clone();
            damaged[position] ^= (byte) (1 + random.nextInt(255));
            shouldFind(sample, file, damaged, "byte " + position);
        }
    }

    private static void shouldFind(Sample sample, Path file, byte[] content, String what) throws Exception {
        Files.write(file, content);
        assertThat(sample.isDamaged()).as("%s: %s", file, what).isTrue();
        if (file.endsWith("manifest.json")) {
            assertThat(sample.isListed()).as("%s: %s", file, what).isFalse();
        }
    }

    @Test
    void shouldFindFilesThatAreMissingOrStrange(@TempDir Path folder) throws Exception {
        // Given
        var sample = Sample.make(folder);
        for (var file : sample.files()) {
            if (file.getParent().endsWith("verified")) {
                continue;
            }

            // When
            var aside = Files.move(file, folder.resolve("aside"));

            // Then
            assertThat(sample.isDamaged()).as("without %s", file).isTrue();
            Files.move(aside, file);
        }
        for (var name : List.of("stranger", "database/data-9999.sql.zst", "verified/stranger")) {
            // When
            var stranger = Files.createFile(sample.folder().resolve(name));

            // Then
            assertThat(sample.isDamaged()).as("with %s", name).isTrue();
            Files.delete(stranger);
        }
        assertThat(sample.isDamaged()).isFalse();
    }
}

package io.jenkins.plugins.upkeep.system.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.upkeep.system.Secret;
import io.jenkins.plugins.upkeep.system.UpkeepException;
import io.jenkins.plugins.upkeep.system.store.Upload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encrypted here opens with age, the other way round, and nothing opens that was changed. */
class AgeTest {
    private static final int PIECE = 64 << 10;
    private static final int SEAL = 16;
    private static final AgeKey KEY = AgeKey.generate();
    private static final AgeKey OTHER = AgeKey.generate();

    @TempDir
    private Path folder;

    /** Keeps what is uploaded, and whether it was committed. */
    private static final class Memory implements Upload {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean committed;

        @Override
        public void write(ByteBuffer data) {
            while (data.hasRemaining()) {
                bytes.write(data.get());
            }
        }

        @Override
        public void commit() {
            committed = true;
        }

        @Override
        public void close() {
            // Nothing to close.
        }
    }

    private static byte[] content(int size) {
        var content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }

    /** Encrypts, handed over in pieces that fit nothing. */
    private static byte[] encrypt(byte[] plain, Recipient... recipients) throws UpkeepException {
        var memory = new Memory();
        try (var upload = AgeUpload.of(memory, List.of(recipients))) {
            for (int at = 0; at < plain.length; at += 10_007) {
                upload.write(ByteBuffer.wrap(plain, at, Math.min(10_007, plain.length - at)));
            }
            upload.commit();
        }
        assertThat(memory.committed).isTrue();
        return memory.bytes.toByteArray();
    }

    private static byte[] decrypt(byte[] encrypted, AgeKey... keys) throws IOException, UpkeepException {
        try (var input = new AgeInput(new ByteArrayInputStream(encrypted), identities(keys))) {
            return input.readAllBytes();
        }
    }

    private static Identities identities(AgeKey... keys) throws UpkeepException {
        var lines = new StringBuilder("# keys\n\n");
        Arrays.stream(keys).forEach(key -> lines.append(key.identity().reveal()).append("\r\n"));
        return Identities.parse("test", Secret.of(lines.toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, 1_000_000})
    void shouldAgreeWithAge(int size) throws Exception {
        // Given
        var age = new AgeProgram(folder);
        var plain = content(size);

        // When
        var ours = encrypt(plain, OTHER.recipient(), KEY.recipient());
        var theirs = age.encrypt(plain, List.of(OTHER.recipient(), KEY.recipient()));

        // Then
        assertThat(ours).hasSameSizeAs(theirs);
        for (var key : List.of(KEY, OTHER)) {
            assertThat(age.decrypt(ours, key)).isEqualTo(plain);
            assertThat(decrypt(theirs, key)).isEqualTo(plain);
            assertThat(decrypt(ours, key)).isEqualTo(plain);
        }
        assertThat(AgeHeader.isWellFormed(Arrays.copyOf(ours, Math.min(ours.length, AgeHeader.LOOK))))
                .isTrue();
        assertThat(AgeHeader.isWellFormed(Arrays.copyOf(theirs, Math.min(theirs.length, AgeHeader.LOOK))))
                .isTrue();
    }

    @Test
    void shouldOpenWithAKeyOfAgeKeygen() throws Exception {
        // Given
        var key = new AgeProgram(folder).key("identity.txt");

        // When
        var encrypted = encrypt(content(100), key.recipient());

        // Then
        assertThat(decrypt(encrypted, OTHER, key)).isEqualTo(content(100));
        assertThat(identities(OTHER, key).fit(List.of(KEY.recipient(), key.recipient())))
                .isTrue();
        assertThat(identities(OTHER, key).fit(List.of(KEY.recipient()))).isFalse();
    }

    @Test
    void shouldTellAKeyThatDoesNotFitFromDamage() throws Exception {
        // Given
        var encrypted = encrypt(content(100), KEY.recipient());

        // When, Then
        assertThatExceptionOfType(NoKeyFitsException.class).isThrownBy(() -> decrypt(encrypted, OTHER));
        assertThatExceptionOfType(NoKeyFitsException.class)
                .isThrownBy(() -> decrypt(encrypted, OTHER, AgeKey.generate()));
    }

    @Test
    void shouldNotOpenWhatWasChanged() throws Exception {
        // Given
        var encrypted = encrypt(content(500), KEY.recipient());

        for (int at = 0; at < encrypted.length; at++) {
            var changed = encrypted.clone();
            changed[at] ^= 1;

            // When, Then
            assertThatIOException().as("byte %d", at).isThrownBy(() -> decrypt(changed, OTHER, KEY));
        }
    }

    @Test
    void shouldNotOpenWhatWasCut() throws Exception {
        // Given
        var encrypted = encrypt(content(3 * PIECE), KEY.recipient());
        var header = encrypted.length - 3 * (PIECE + SEAL);

        for (int length = 0; length < header + 40; length++) {
            var cut = Arrays.copyOf(encrypted, length);

            // When, Then
            assertThatIOException().as("%d bytes", length).isThrownBy(() -> decrypt(cut, KEY));
            if (length < header + SEAL) {
                assertThat(AgeHeader.isWellFormed(cut)).as("%d bytes", length).isFalse();
            }
        }
        for (int pieces = 0; pieces < 3; pieces++) {
            var cut = Arrays.copyOf(encrypted, header + pieces * (PIECE + SEAL));
            assertThatIOException().as("%d pieces", pieces).isThrownBy(() -> decrypt(cut, KEY));
        }
    }

    @Test
    void shouldNotOpenWhatHasMoreBehind() throws Exception {
        // Given
        for (var size : new int[] {0, 100, PIECE}) {
            var encrypted = encrypt(content(size), KEY.recipient());

            // When, Then
            assertThatIOException()
                    .as("%d bytes", size)
                    .isThrownBy(() -> decrypt(Arrays.copyOf(encrypted, encrypted.length + 1), KEY));
            assertThatIOException()
                    .as("%d bytes", size)
                    .isThrownBy(() -> decrypt(Arrays.copyOf(encrypted, encrypted.length + PIECE + SEAL), KEY));
        }
    }

    @Test
    void shouldPassOnWhatTheStoreSays() {
        // Given
        var full = new Upload() {
            private boolean closed;

            @Override
            public void write(ByteBuffer data) throws UpkeepException {
                throw new UpkeepException("the store is full");
            }

            @Override
            public void commit() {
                throw new AssertionError("nothing was written");
            }

            @Override
            public void close() {
                closed = true;
            }
        };

        // When, Then
        assertThatExceptionOfType(UpkeepException.class)
                .isThrownBy(() -> AgeUpload.of(full, List.of(KEY.recipient())))
                .withMessage("the store is full");
        assertThat(full.closed).isTrue();
    }
}

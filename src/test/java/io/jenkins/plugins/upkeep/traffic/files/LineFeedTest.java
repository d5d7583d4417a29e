package io.jenkins.plugins.upkeep.traffic.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFeedTest {
    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private final List<String> last = new ArrayList<>();
    private int overlong;
    private final LineFeed feed = new LineFeed(new LineFeed.Target() {
        @Override
        public void line(byte[] bytes, int from, int to) {
            lines.add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void last(byte[] bytes, int from, int to) {
            last.add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }

        @Override
        public void tooLong() {
            overlong++;
        }

        @Override
        public void read(int count) {
            // Nothing is shown.
        }
    });

    private void feed(String text, int pieceSize) throws IOException, InterruptedException {
        var path = Files.writeString(folder.resolve("log"), text, StandardCharsets.ISO_8859_1);
        var file = LogFile.at(path);
        for (long from = 0; from < file.size(); from += pieceSize) {
            var start = Math.max(0, from - 1);
            try (var source = LineSource.plain(file, start, ByteBuffer.allocateDirect(4_096))) {
                feed.run(source, start, from + pieceSize, from > 0);
            }
        }
    }

    @Test
    void shouldGiveEachLineOnceWhereverAFileIsDivided() throws Exception {
        // Given
        var random = new Random(3);
        for (int round = 0; round < 200; round++) {
            lines.clear();
            last.clear();
            var text = new StringBuilder();
            for (int i = 0; i < random.nextInt(30); i++) {
                text.append("x".repeat(random.nextInt(20))).append(i).append('\n');
            }
            if (random.nextBoolean()) {
                text.append("unfinished");
            }

            // When
            feed(text.toString(), 1 + random.nextInt(60));

            // Then
            lines.addAll(last);
            var expected = text.length() == 0
                    ? List.of()
                    : Arrays.asList(text.toString().split("\n", 0));
            assertThat(lines).isEqualTo(expected);
        }
    }

    @Test
    void shouldCountALineThatIsTooLongAndGoOnBehindIt() throws Exception {
        // When
        feed("first\n" + "y".repeat(5 << 20) + "\nsecond\n" + "z".repeat(2 << 20), 1 << 20);

        // Then
        assertThat(lines).containsExactly("first", "second");
        assertThat(last).isEmpty();
        assertThat(overlong).isEqualTo(2);
    }

    @Test
    void shouldKeepALineOfAMebibyte() throws Exception {
        // Given
        var line = "y".repeat((1 << 20) - 2);

        // When
        feed(line + "\n" + line + "\n", 1_000_000);

        // Then
        assertThat(lines).containsExactly(line, line);
    }
}

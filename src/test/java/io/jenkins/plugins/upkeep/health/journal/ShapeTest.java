package io.jenkins.plugins.upkeep.health.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void shouldMaskWhatDiffers() {
        assertThat(Shape.of("request 17 took 12.5 s, retry 3/5")).isEqualTo("request <n> took <n> s, retry <n>/<n>");
        assertThat(Shape.of("worker12 died")).isEqualTo("worker<n> died");
        assertThat(Shape.of("order 3f2504e0-4f89-11d3-9a0c-0305e82c3301 lost")).isEqualTo("order <id> lost");
        assertThat(Shape.of("commit 4f89aa11c and 0xDEADBEEF")).isEqualTo("commit <id> and <id>");
        assertThat(Shape.of("from 10.0.0.7:443 to fe80::1:2:3:4")).isEqualTo("from <address> to <address>");
        assertThat(Shape.of("cannot open /srv/app/data-7.csv: no such file"))
                .isEqualTo("cannot open <path>: no such file");
        assertThat(Shape.of("GET https://u:p@example.org/a?b=c failed")).isEqualTo("GET <address> failed");
        assertThat(Shape.of("mail to ops@example.org bounced")).isEqualTo("mail to <address> bounced");
        assertThat(Shape.of("relation \"orders\" does not exist, can't go on"))
                .isEqualTo("relation <text> does not exist, can't go on");
    }

    @Test
    void shouldKeepWords() {
        assertThat(Shape.of("decade of a faded facade")).isEqualTo("decade of a faded facade");
        assertThat(Shape.of("read/write error and/or timeout")).isEqualTo("read/write error and/or timeout");
        assertThat(Shape.of("Größe überschritten")).isEqualTo("Größe überschritten");
    }

    @Test
    void shouldLeaveOutSecrets() {
        for (var message : new String[] {
            "login with password=hunter2 failed",
            "PASSWORD: hunter2",
            "db_password='hunter2'",
            "Authorization: Bearer hunter2",
            "\"api_key\": \"hunter2\"",
            "redis://user:hunter2@host/0"
        }) {
            assertThat(Shape.of(message)).as(message).doesNotContain("hunter2");
        }
    }

    @Test
    void shouldShowNothingThatATerminalObeys() {
        assertThat(Shape.of("\u001b[31mred\u001b[0m \u0007 alert\n\tnext")).isEqualTo("red alert next");
        assertThat(Shape.of("right \u202e left")).isEqualTo("right <U+202E> left");
        assertThat(Shape.of("")).isEqualTo("(no text)");
        assertThat(Shape.of("\uFFFD\u0000\uFFFD")).isEqualTo("(no readable text)");
        assertThat(Shape.of("x\uD83D\uDE00".repeat(300)).codePointCount(0, 201)).isLessThanOrEqualTo(201);
    }

    @Test
    void shouldEndOnAnyText() {
        // Given text that makes careless patterns try again and again
        var random = new Random(7);
        var pieces =
                new String[] {"a", "1", "\"", "'", "/", ":", ".", "=", "@", "password", "://", "-", "0x", "`", "f"};
        for (int i = 0; i < 3000; i++) {
            var text = new StringBuilder();
            var piece = pieces[random.nextInt(pieces.length)];
            while (text.length() < 512) {
                text.append(random.nextInt(4) == 0 ? pieces[random.nextInt(pieces.length)] : piece);
            }

            // Then
            assertThat(Shape.of(text.toString())).isNotEmpty();
        }
    }
}

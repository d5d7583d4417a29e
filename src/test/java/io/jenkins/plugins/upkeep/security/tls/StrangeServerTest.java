package io.jenkins.plugins.upkeep.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.upkeep.report.Severity;
import io.jenkins.plugins.upkeep.security.audit.Outcome;
import io.jenkins.plugins.upkeep.testing.Ports;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What speaks no TLS is told as unknown, in time, and never as good. */
@Timeout(60)
class StrangeServerTest {
    private static final Duration PATIENCE = Duration.ofMillis(400);

    @Test
    void shouldNotKnowAServerThatIsNotThere() throws Exception {
        // When
        var outcome = Looking.at(Optional.empty(), "localhost:" + Ports.free());

        // Then
        assertThat(outcome.issues()).isEmpty();
        assertThat(outcome.looked()).isZero();
        assertThat(outcome.gaps()).hasSize(1);
        assertThat(outcome.gaps().get(0).reason()).isEqualTo("it refuses connections");
    }

    @Test
    void shouldNotKnowAServerWithoutAnAddress() throws Exception {
        assertThat(Looking.at(Optional.empty(), "nowhere.invalid:443")
                        .gaps()
                        .get(0)
                        .reason())
                .isEqualTo("its name nowhere.invalid has no address");
    }

    /** Says nothing until the other side is gone. */
    private static void listen(java.net.Socket connection) throws java.io.IOException {
        connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    }

    @Test
    void shouldNotKnowAServerThatHangs() throws Exception {
        // When
        var outcome = look(StrangeServerTest::listen);

        // Then
        assertThat(reason(outcome)).isEqualTo("it gives no whole answer to a handshake within 400 ms");
    }

    @Test
    void shouldNotKnowAServerThatHangsUp() throws Exception {
        // When
        var outcome = look(connection -> {});

        // Then
        assertThat(reason(outcome)).endsWith("it ends the connection during the handshake");
    }

    @Test
    void shouldNotKnowAServerOfHttp() throws Exception {
        // When
        var outcome = look(connection -> connection
                .getOutputStream()
                .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));

        // Then
        assertThat(reason(outcome)).isEqualTo("it does not speak TLS there; its answer begins with \"HTTP/\"");
    }

    @Test
    void shouldNotKnowAServerThatSendsGarbage() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            // Given
            var garbage = new byte[4096];
            new Random(seed).nextBytes(garbage);
            garbage[0] = 22;
            garbage[1] = 3;
            garbage[3] = (byte) (seed % 8);

            // When
            var outcome = look(connection -> connection.getOutputStream().write(garbage));

            // Then
            assertThat(outcome.issues()).isEmpty();
            assertThat(outcome.gaps()).hasSize(1);
        }
    }

    @Test
    void shouldNotWaitForAServerThatSendsOneByteAtATime() throws Exception {
        // Given a record that never comes to its end
        var record = HexFormat.of().parseHex("1603030040" + "020000".repeat(100));

        // When
        var begin = System.nanoTime();
        var outcome = look(connection -> {
            for (byte next : record) {
                connection.getOutputStream().write(next);
                Thread.sleep(100);
            }
        });

        // Then
        assertThat(reason(outcome)).startsWith("it gives no whole answer");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void shouldNotTakeAHandshakeWithoutEnd() throws Exception {
        // Given a message that says it has 16 MiB
        var record = HexFormat.of().parseHex("1603034000" + "02FFFFFF" + "00".repeat(0x4000 - 4));

        // When
        var outcome = look(connection -> {
            for (int i = 0; i < 2000; i++) {
                connection.getOutputStream().write(record);
            }
        });

        // Then
        assertThat(reason(outcome)).isEqualTo("it sends a handshake without end");
    }

    @Test
    void shouldFindSsl3InAnAnswer() throws Exception {
        // Given a server that answers each hello with SSL 3.0, and shows nothing
        var answer =
                HexFormat.of().parseHex("160300002a" + "02000026" + "0300" + "00".repeat(32) + "00" + "0005" + "00");

        // When
        var outcome = look(connection -> connection.getOutputStream().write(answer));

        // Then it is known to take it, and what it shows is not known
        assertThat(reason(outcome)).isEqualTo("it shows no certificate");
    }

    @Test
    void shouldEndInTimeWhateverServersDo() throws Exception {
        // Given more servers that hang than are looked at at once
        try (var server = TestServer.raw(StrangeServerTest::listen)) {
            var places = new String[20];
            for (int i = 0; i < places.length; i++) {
                places[i] = "127.0.0." + (i + 1) + ":" + server.port();
            }
            var config = Looking.config(Optional.empty(), places);
            var check = TlsCheck.of(config, java.util.List.of(), Duration.ofSeconds(30), Duration.ofSeconds(1));

            // When
            var outcome = check.look(java.time.Clock.systemUTC());

            // Then
            assertThat(outcome.gaps()).hasSize(20);
            assertThat(outcome.gaps().get(0).finding().severity()).isEqualTo(Severity.UNKNOWN);
        }
    }

    private static Outcome look(TestServer.Conversation conversation) throws Exception {
        try (var server = TestServer.raw(connection -> {
            connection.getInputStream().read();
            conversation.with(connection);
        })) {
            return Looking.at(Optional.empty(), PATIENCE, server.place());
        }
    }

    private static String reason(Outcome outcome) {
        assertThat(outcome.issues()).isEmpty();
        assertThat(outcome.looked()).isZero();
        assertThat(outcome.gaps()).hasSize(1);
        return outcome.gaps().get(0).reason();
    }
}

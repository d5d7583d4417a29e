package io.jenkins.plugins.upkeep.traffic.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatTest {
    private static final Instant AT = Instant.parse("2026-11-28T20:28:59Z");
    private static final String TIMED = LogFormat.COMBINED + " $request_time";

    private final LogLine line = new LogLine();

    private boolean parse(String format, String text) {
        var bytes = ("before" + text + "behind").getBytes(StandardCharsets.UTF_8);
        return LogFormat.of(format).parser().parse(line, bytes, 6, bytes.length - 6);
    }

    private String text(Field field) {
        return new String(line.buffer(), field.from(), field.length(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldReadCombined() {
        // When
        var read = parse(
                "combined",
                "2001:db8::7 - alice [28/Nov/2026:21:28:59 +0100] \"POST /a b?c=d HTTP/1.1\" 201 1234 \"-\" \"curl/7.88.1\"");

        // Then
        assertThat(read).isTrue();
        assertThat(text(line.address())).isEqualTo("2001:db8::7");
        assertThat(text(line.user())).isEqualTo("alice");
        assertThat(Instant.ofEpochSecond(line.second())).isEqualTo(AT);
        assertThat(text(line.method())).isEqualTo("POST");
        assertThat(text(line.target())).isEqualTo("/a b?c=d");
        assertThat(line.status()).isEqualTo(201);
        assertThat(line.size()).isEqualTo(1234);
        assertThat(text(line.agent())).isEqualTo("curl/7.88.1");
        assertThat(line.isTimed()).isFalse();
    }

    @Test
    void shouldReadWhatApacheWritesForNoBytesAndForQuotationMarks() {
        // When
        var read = parse(
                "combined",
                "::1 - - [28/Nov/2026:20:28:59 +0000] \"GET /\\\"x\\\\ HTTP/1.0\" 304 - \"a\\\"b\" \"say \\\"hi\\\" 200\"");

        // Then
        assertThat(read).isTrue();
        assertThat(text(line.target())).isEqualTo("/\\\"x\\\\");
        assertThat(line.size()).isZero();
        assertThat(text(line.agent())).isEqualTo("say \\\"hi\\\" 200");
    }

    @Test
    void shouldPassOverWhatStandsBehindTheFormat() {
        // When, Then
        assertThat(parse(
                        "combined",
                        "a - - [28/Nov/2026:20:28:59 +0000] \"GET / HTTP/1.0\" 200 1 \"-\" \"-\" 0.123 upstream"))
                .isTrue();
        assertThat(parse("combined", "a - - [28/Nov/2026:20:28:59 +0000] \"GET / HTTP/1.0\" 200 1 \"-\" \"-\"x"))
                .isFalse();
    }

    @Test
    void shouldReadALineWhoseUserTriesToLookLikeTheRest() {
        // When
        var read = parse(
                TIMED,
                "192.0.2.1 - x [28/Nov/2026:20:28:59 +0000] y [28/Nov/2026:20:28:59 +0000] \"GET / HTTP/1.1\" 401 5 \"-\" \"-\" 0.001");

        // Then
        assertThat(read).isTrue();
        assertThat(line.status()).isEqualTo(401);
        assertThat(text(line.user())).isEqualTo("x [28/Nov/2026:20:28:59 +0000] y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.123|123000",
                "12.000|12000000",
                "0.0001234567|123",
                "4|4000000",
                "-|-1",
            })
    void shouldReadTimes(String written, long micros) {
        // When
        var read = parse("[$msec] $status $request_time", "[1795897739.123] 200 " + written);

        // Then
        assertThat(read).isTrue();
        assertThat(line.micros()).isEqualTo(micros);
        assertThat(line.isTimed()).isEqualTo(micros >= 0);
        assertThat(Instant.ofEpochSecond(line.second())).isEqualTo(AT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.010|10000",
                "0.010, 0.200|210000",
                "0.010, 0.200 : 1.000|1210000",
                "-, 0.200|200000",
                "-|-1",
            })
    void shouldAddTheTimesOfSeveralUpstreams(String written, long micros) {
        // When
        var read = parse(
                "$status $upstream_addr $upstream_response_time $pipe [$time_iso8601]",
                "200 10.0.0.1:80, 10.0.0.2:80 " + written + " . [2026-11-28T20:28:59+00:00]");

        // Then
        assertThat(read).isTrue();
        assertThat(line.micros()).isEqualTo(micros);
        assertThat(Instant.ofEpochSecond(line.second())).isEqualTo(AT);
    }

    @Test
    void shouldReadSeveralUpstreamsAtTheEndOfALine() {
        // When, Then
        assertThat(parse("$msec $status $upstream_response_time", "1795897739.123 200 0.1, 0.2 : 0.3"))
                .isTrue();
        assertThat(line.micros()).isEqualTo(600_000);
    }

    @Test
    void shouldPreferTheTimeOfTheWholeRequest() {
        // When, Then
        assertThat(parse("$msec $status $upstream_response_time $request_time", "1795897739.1 200 0.1, 0.2 0.500"))
                .isTrue();
        assertThat(line.micros()).isEqualTo(500_000);
        assertThat(LogFormat.of("$msec $status $upstream_response_time $request_time")
                        .timesUpstreamOnly())
                .isFalse();
        assertThat(LogFormat.of("$msec $status $upstream_response_time").timesUpstreamOnly())
                .isTrue();
    }

    @Test
    void shouldReadVariablesInBracesAndPartsOfARequest() {
        // When
        var read = parse(
                "${time_iso8601}|${request_method}|$host$request_uri|$status".replace("$host", "$host|"),
                "2026-11-28T21:28:59.5+01:00|GET|example.org|/x?y|404");

        // Then
        assertThat(read).isTrue();
        assertThat(text(line.method())).isEqualTo("GET");
        assertThat(text(line.target())).isEqualTo("/x?y");
        assertThat(Instant.ofEpochSecond(line.second())).isEqualTo(AT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "192.0.2.1 - - [31/Feb/2026:20:28:59 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"-\" 0.001",
                "192.0.2.1 - - [28/Nov/2026:25:28:59 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"-\" 0.001",
                "192.0.2.1 - - [28/Nov/2026:20:28:59 +00x0] \"GET / HTTP/1.1\" 200 5 \"-\" \"-\" 0.001",
                "192.0.2.1 - - [28/Nov/2026:20:28:59 +0000] \"GET / HTTP/1.1\" 2000 5 \"-\" \"-\" 0.001",
                "192.0.2.1 - - [28/Nov/2026:20:28:59 +0000] \"GET / HTTP/1.1\" 200 five \"-\" \"-\" 0.001",
                "192.0.2.1 - - [28/Nov/2026:20:28:59 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"-\" quick",
                "192.0.2.1 - - [28/Nov/2026:20:28:59 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"-",
                "192.0.2.1 - - [28/Nov/2026:20:28:59 +0000] \"GET / HTTP/1.1",
            })
    void shouldRefuseWhatIsNotOfTheFormat(String text) {
        assertThat(parse(TIMED, text)).isFalse();
    }

    @Test
    void shouldSurviveAnyBytes() {
        // Given
        var random = new Random(7);
        var good = "192.0.2.1 - - [28/Nov/2026:20:28:59 +0000] \"GET / HTTP/1.1\" 200 5 \"-\" \"-\" 0.001"
                .getBytes(StandardCharsets.UTF_8);
        var json =
                "{\"time_local\":\"28/Nov/2026:20:28:59 +0000\",\"status\":200,\"a\":{\"b\":[1]},\"request\":\"x\\u00e4\"}"
                        .getBytes(StandardCharsets.UTF_8);

        // When, Then
        for (int round = 0; round < 20_000; round++) {
            var isJson = round % 2 == 0;
            var bytes = (isJson ? json : good).clone();
            for (int i = 0; i <= random.nextInt(6); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            var from = random.nextInt(3);
            var to = bytes.length - random.nextInt(bytes.length - from);
            LogFormat.of(isJson ? "json" : TIMED).parser().parse(line, bytes, from, to);
            assertThat(line.target().to()).isBetween(0, bytes.length);
        }
    }

    @Test
    void shouldNotTryForEver() {
        // Given
        var format = "$a $b $c $d $e $f $g $h [$time_local] $status";

        // When, Then
        assertThat(parse(format, "x ".repeat(20_000) + "[nothing] 200")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$remote_addr $request|has no $status or no time",
                "%h %l %u %t \"%r\" %>s %b|is not nginx' log_format",
                "[$time_local] $status $request$pipe|side by side",
            })
    void shouldRefuseFormatsThatSayTooLittle(String format, String reason) {
        assertThatThrownBy(() -> LogFormat.of(format))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}

package io.jenkins.plugins.upkeep.traffic.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {
    private final LogLine line = new LogLine();
    private final LineParser parser = LogFormat.of("json").parser();

    private boolean parse(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return parser.parse(line, bytes, 0, bytes.length);
    }

    private String text(Field field) {
        return new String(line.buffer(), field.from(), field.length(), StandardCharsets.UTF_8);
    }

    @Test
    void shouldReadWhatNginxWrites() {
        // When
        var read = parse("{\"time_iso8601\":\"2026-11-28T20:28:59+00:00\",\"remote_addr\":\"192.0.2.1\",\"request\":"
                + "\"GET /a\\\"b\\u00e4\\/c HTTP/1.1\",\"status\": \"200\",\"body_bytes_sent\":17,\"request_time\":\"0.250\","
                + "\"upstream_response_time\":\"\",\"http_user_agent\":\"curl\\\\7\"}");

        // Then
        assertThat(read).isTrue();
        assertThat(text(line.target())).isEqualTo("/a\"bä/c");
        assertThat(line.status()).isEqualTo(200);
        assertThat(line.size()).isEqualTo(17);
        assertThat(line.micros()).isEqualTo(250_000);
        assertThat(text(line.agent())).isEqualTo("curl\\7");
        assertThat(Instant.ofEpochSecond(line.second())).isEqualTo(Instant.parse("2026-11-28T20:28:59Z"));
    }

    @Test
    void shouldReadOtherNamesAndOtherOrders() {
        for (int round = 0; round < 3; round++) {
            // When
            var read = parse(
                    "{ \"ts\": 1795897739.5, \"level\": null, \"tags\": [\"a\", {\"status\": 500}], \"client_ip\": \"::1\","
                            + " \"method\": \"PUT\", \"uri\": \"/x\", \"code\": 204, \"duration\": 4.2e-05 }");

            // Then
            assertThat(read).isTrue();
            assertThat(text(line.method())).isEqualTo("PUT");
            assertThat(line.status()).isEqualTo(204);
            assertThat(line.micros()).isEqualTo(42);
            assertThat(parse("{\"status\":404,\"msec\":\"1795897739.000\",\"request_uri\":\"/y\"}"))
                    .isTrue();
            assertThat(text(line.target())).isEqualTo("/y");
            assertThat(line.isTimed()).isFalse();
        }
    }

    @Test
    void shouldTakeTheFirstOfTwoKeysThatSayTheSame() {
        // When, Then
        assertThat(
                        parse(
                                "{\"msec\":\"1795897739.000\",\"status\":200,\"status\":500,\"request_time\":1,\"upstream_response_time\":2}"))
                .isTrue();
        assertThat(line.status()).isEqualTo(200);
        assertThat(line.micros()).isEqualTo(1_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"status\":200}",
                "{\"status\":200,\"msec\":\"1795897739.000\"",
                "{\"status\":200,\"msec\":\"1795897739.000",
                "{\"status\" 200,\"msec\":\"1795897739.000\"}",
                "{\"status\":200,\"msec\":\"yesterday\"}",
                "{\"status\":200,\"x\":{\"msec\":1795897739}",
            })
    void shouldRefuseWhatIsNoWholeObject(String text) {
        assertThat(parse(text)).isFalse();
    }

    @Test
    void shouldSurviveDeepNesting() {
        assertThat(parse("{\"status\":200,\"x\":" + "[".repeat(100_000) + "}")).isFalse();
    }
}

package io.jenkins.plugins.upkeep.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BodyStreamTest {
    private static final Flow.Subscription LINE = new Flow.Subscription() {
        @Override
        public void request(long count) {
            // It comes by itself.
        }

        @Override
        public void cancel() {
            // There is nothing to end.
        }
    };

    private static BodyStream body(String text) {
        var body = new BodyStream();
        body.onSubscribe(LINE);
        body.onNext(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
        return body;
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldStayAtItsEnd() throws IOException {
        // Given
        var body = body("all");
        body.onComplete();

        // When
        var read = body.readAllBytes();

        // Then
        assertThat(read).asString().isEqualTo("all");
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.read()).isEqualTo(-1);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldSayEachTimeThatItWasCutOff() throws IOException {
        // Given
        var body = body("half");
        body.onError(new IOException("connection reset"));

        // When
        var read = body.readNBytes(4);

        // Then
        assertThat(read).asString().isEqualTo("half");
        assertThatThrownBy(body::read).hasMessage("connection reset");
        assertThatThrownBy(body::read).hasMessage("connection reset");
    }

    @Test
    void shouldSayWhatHappenedWhereJavaDoesNot() {
        // Given
        var body = new BodyStream();
        body.onSubscribe(LINE);

        // When
        body.onError(new ClosedChannelException());

        // Then
        assertThatThrownBy(body::read).hasMessage("the connection ended within the answer");
    }
}
